package dev.tandem.spring.frontend;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.UserService;
import org.springframework.stereotype.Component;

/** Business code: it knows the interface, not that there is a network. */
@Component
public class Greetings {
  private final UserService users;

  Greetings(UserService users) {
    this.users = users;
  }

  /** Greets the user with this id. */
  public String greet(long id) {
    GetUserRequest request = GetUserRequest.newBuilder().setId(id).build();
    return "Hello, " + users.getUser(request).getUser().getName();
  }
}
