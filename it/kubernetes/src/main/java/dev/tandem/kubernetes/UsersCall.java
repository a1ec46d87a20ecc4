package dev.tandem.kubernetes;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.RpcException;
import io.grpc.ManagedChannel;
import java.time.Duration;

/** Makes one call to a target that a control plane directs, and prints who answered, or why not. */
public final class UsersCall {
  private UsersCall() {}

  public static void main(String[] arguments) {
    ManagedChannel channel = UsersChannel.directed(arguments[0]);
    UserServiceClient users = new UserServiceClient(channel).withTimeout(Duration.ofSeconds(15));
    try {
      System.out.println(users.getUser(GetUserRequest.getDefaultInstance()).getUser().getName());
    } catch (RpcException e) {
      System.out.println(e.getMessage());
    } finally {
      channel.shutdownNow();
    }
  }
}
