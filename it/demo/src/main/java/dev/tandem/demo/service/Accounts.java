package dev.tandem.demo.service;

import com.example.chatapp.UserInfo;
import com.example.chatapp.UserService;
import dev.tandem.runtime.RpcException;
import java.util.Map;

/** The users of the chat application. */
public final class Accounts implements UserService {
  private final Map<String, String> names = Map.of("u1", "Ada Lovelace", "u2", "Grace Hopper");

  @Override
  public UserInfo getUser(UserInfo request) {
    String name = names.get(request.getId());
    if (name == null) {
      throw new RpcException.NotFound("no user " + request.getId());
    }
    return request.toBuilder().setDisplayName(name).build();
  }
}
