package dev.tandem.kubernetes;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.User;
import com.example.user.v1.UserService;

/** Says which pod has answered: it is the user's name. */
final class Users implements UserService {
  private final String pod;

  Users(String pod) {
    this.pod = pod;
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    User user = User.newBuilder().setId(request.getId()).setName(pod).build();
    return GetUserResponse.newBuilder().setUser(user).build();
  }
}
