package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Fails as the id of a request says, while a stream on the same connection goes on. */
final class FailingUsers implements UserService {
  final CountDownLatch go = new CountDownLatch(1);
  private final IntFunction<RpcException> failures;

  FailingUsers(IntFunction<RpcException> failures) {
    this.failures = failures;
  }

  /** What a caller gets who asks for an id. */
  static RpcException failure(UserServiceClient client, int id) {
    return assertThrows(
        RpcException.class, () -> client.getUser(GetUserRequest.newBuilder().setId(id).build()));
  }

  @Override
  public GetUserResponse getUser(GetUserRequest request) {
    throw failures.apply((int) request.getId());
  }

  /** Sends a user now, and another one when the test says so. */
  @Override
  public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
    responses.send(User.getDefaultInstance());
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    responses.send(User.getDefaultInstance());
  }
}
