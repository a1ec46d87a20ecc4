package dev.tandem.demo.service;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Metadata;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users in memory. */
public final class Users implements UserService {
  /** The response header that says how many users there are, matching or not. */
  public static final Metadata.Key<String> TOTAL =
      Metadata.Key.of("users-total", Metadata.ASCII_STRING_MARSHALLER);

  private final Clock clock;
  private final SortedMap<Long, User> users = new ConcurrentSkipListMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /** Starts without users; the clock says when one was created. */
  public Users(Clock clock) {
    this.clock = clock;
  }

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
    refuseIfBad(request);
    User user =
        User.newBuilder()
            .setId(lastId.incrementAndGet())
            .setName(request.getName())
            .setEmail(request.getEmail())
            .setCreatedAt(clock.millis())
            .build();
    users.put(user.getId(), user);
    return CreateUserResponse.newBuilder().setUser(user).build();
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    List<User> all = List.copyOf(users.values());
    CallContext.current().responseHeaders().put(TOTAL, String.valueOf(all.size()));
    for (User user : all) {
      if (user.getName().startsWith(request.getNamePrefix())) {
        responses.send(user);
      }
    }
  }

  private static void refuseIfBad(CreateUserRequest request) {
    ValidationError.Builder problems = ValidationError.newBuilder();
    if (request.getName().isBlank()) {
      problems.addErrors(problem("name", "must not be blank"));
    }
    if (!request.getEmail().contains("@")) {
      problems.addErrors(problem("email", "must have an @"));
    }
    if (problems.getErrorsCount() > 0) {
      throw new RpcException.InvalidArgument("the user is not valid").withDetail(problems.build());
    }
  }

  private static ErrorDetail problem(String field, String message) {
    return ErrorDetail.newBuilder().setField(field).setMessage(message).build();
  }
}
