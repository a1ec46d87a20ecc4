package dev.tandem.spring.users;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The handler, a bean as any other. */
@Component
class Users implements UserService {
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, User> users = new ConcurrentSkipListMap<>();

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    User user = users.get(request.getId());
    if (user == null) {
      throw new RpcException.NotFound("no user " + request.getId());
    }
    return GetUserResponse.newBuilder().setUser(user).build();
  }

  @Override
  public CreateUserResponse createUser(CreateUserRequest request) {
    if (request.getName().isBlank()) {
      ErrorDetail problem =
          ErrorDetail.newBuilder().setField("name").setMessage("must not be empty").build();
      throw new RpcException.InvalidArgument("the user is not valid")
          .withDetail(ValidationError.newBuilder().addErrors(problem).build());
    }
    if (users.values().stream().anyMatch(user -> user.getName().equals(request.getName()))) {
      throw new NameTakenException(request.getName());
    }
    User user =
        User.newBuilder()
            .setId(lastId.incrementAndGet())
            .setName(request.getName())
            .setEmail(request.getEmail())
            .build();
    users.put(user.getId(), user);
    return CreateUserResponse.newBuilder().setUser(user).build();
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    users.values().stream()
        .filter(user -> user.getName().startsWith(request.getNamePrefix()))
        .forEach(responses::send);
  }
}
