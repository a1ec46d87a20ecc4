package dev.tandem.errors;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs users up, and says with details why it does not. */
public final class SignUp implements UserService {
  private final Map<String, User> byName = new ConcurrentHashMap<>();
  private final int mostUsers;

  /** Takes so many users at most. */
  public SignUp(int mostUsers) {
    this.mostUsers = mostUsers;
  }

  @Override
  public CreateUserResponse createUser(CreateUserRequest request) {
    check(request);
    if (byName.size() >= mostUsers) {
      throw full();
    }
    User user = User.newBuilder().setName(request.getName()).setEmail(request.getEmail()).build();
    if (byName.putIfAbsent(user.getName(), user) != null) {
      throw taken(user.getName());
    }
    return CreateUserResponse.newBuilder().setUser(user).build();
  }

  private static void check(CreateUserRequest request) {
    if (request.getName().isEmpty()) {
      throw new RpcException.InvalidArgument("the user has no name")
          .withDetail(
              BadRequest.newBuilder()
                  .addFieldViolations(
                      FieldViolation.newBuilder().setField("name").setDescription("is needed"))
                  .build());
    }
    if (!request.getEmail().contains("@")) {
      ErrorDetail problem =
          ErrorDetail.newBuilder().setField("email").setMessage("must have an @").build();
      throw new RpcException.InvalidArgument("the user is not valid")
          .withDetail(ValidationError.newBuilder().addErrors(problem).build());
    }
  }

  private static RpcException taken(String name) {
    return new RpcException.AlreadyExists("the name is taken")
        .withDetail(
            ErrorInfo.newBuilder()
                .setReason("NAME_TAKEN")
                .setDomain("users.example.com")
                .putMetadata("name", name)
                .build())
        .withDetail(
            LocalizedMessage.newBuilder()
                .setLocale("de")
                .setMessage("Der Name ist vergeben")
                .build());
  }

  private static RpcException full() {
    return new RpcException.ResourceExhausted("too many users")
        .withDetail(
            QuotaFailure.newBuilder()
                .addViolations(QuotaFailure.Violation.newBuilder().setSubject("users"))
                .build())
        .withDetail(
            RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(60)).build());
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    throw new RpcException.NotFound("no user " + request.getId());
  }

  /** Sends what there is, and then fails: a stream can, too. */
  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    byName.values().forEach(responses::send);
    throw new RpcException.FailedPrecondition("the list is not complete yet")
        .withDetail(
            PreconditionFailure.newBuilder()
                .addViolations(PreconditionFailure.Violation.newBuilder().setType("LOADING"))
                .build());
  }
}
