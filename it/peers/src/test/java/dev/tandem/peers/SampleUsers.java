package dev.tandem.peers;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Status;

/** Fails in every way; does well if asked for the right thing. */
final class SampleUsers implements UserService {

  /** Fails with the status code that has the user's number. */
  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    Status status = Status.fromCodeValue((int) request.getId());
    String message = "code " + request.getId() + ": 100 % Zoë\nand a line";
    throw RpcException.of(status.withDescription(message), null);
  }

  @Override
  public CreateUserResponse createUser(CreateUserRequest request) {
    if (request.getName().isEmpty() || !request.getEmail().contains("@")) {
      throw notValid();
    }
    User.Builder user = User.newBuilder().setId(9007199254740993L).setCreatedAt(-1);
    user.setName(request.getName()).setEmail(request.getEmail());
    return CreateUserResponse.newBuilder().setUser(user).build();
  }

  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    responses.send(User.newBuilder().setId(1).setName("Ada").setEmail("ada@example.com").build());
    responses.send(User.newBuilder().setId(2).setName("Alan").setEmail("alan@example.com").build());
    throw notValid();
  }

  // docs:java-error
  /** The error for a user whose fields are not what they should be. */
  private static RpcException notValid() {
    return new RpcException.InvalidArgument("the user is not valid: Zoë")
        .withDetail(
            ValidationError.newBuilder()
                .addErrors(problem("name", "must not be empty"))
                .addErrors(problem("email", "must have an @"))
                .build())
        .withDetail(
            BadRequest.newBuilder()
                .addFieldViolations(
                    BadRequest.FieldViolation.newBuilder()
                        .setField("email")
                        .setDescription("must have an @"))
                .build());
  }

  // docs:end

  private static ErrorDetail problem(String field, String message) {
    return ErrorDetail.newBuilder().setField(field).setMessage(message).build();
  }
}
