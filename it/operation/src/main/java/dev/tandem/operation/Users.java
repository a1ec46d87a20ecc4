package dev.tandem.operation;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;

/** Three users, whose ids are 1 to 3. */
class Users implements UserService {
  private static final int COUNT = 3;

  static GetUserRequest id(long id) {
    return GetUserRequest.newBuilder().setId(id).build();
  }

  private static User user(long id) {
    return User.newBuilder().setId(id).setName("user " + id).build();
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    if (request.getId() < 1 || request.getId() > COUNT) {
      throw new RpcException.NotFound("no user " + request.getId());
    }
    return GetUserResponse.newBuilder().setUser(user(request.getId())).build();
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    for (long id = 1; id <= COUNT; id++) {
      responses.send(user(id));
    }
  }
}
