package dev.tandem.web.users;

import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import dev.tandem.runtime.Sender;

/** The same users for those that know the older service. */
public final class Users implements UserService {
  private final UserStore store;

  /** Serves the users of a store. */
  public Users(UserStore store) {
    this.store = store;
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    return GetUserResponse.newBuilder().setUser(store.get(request.getId())).build();
  }

  @Override
  public CreateUserResponse createUser(CreateUserRequest request) {
    User user = store.create(request.getName(), request.getEmail());
    return CreateUserResponse.newBuilder().setUser(user).build();
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    store.list(request.getNamePrefix(), 0, Long.MAX_VALUE).forEach(responses::send);
  }
}
