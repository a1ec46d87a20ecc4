package dev.tandem.operation;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import java.time.Duration;

/** A server in a process of its own, which shuts down gracefully when it gets SIGTERM. */
final class SlowServerMain {
  private SlowServerMain() {}

  public static void main(String[] arguments) throws Exception {
    UserServer users =
        UserServer.start(
            Netty.serverBuilder(),
            new Users() {
              @Override
              public GetUserResponse getUser(GetUserRequest request) {
                System.out.println("started");
                waitForShutdown();
                return super.getUser(request);
              }
            });
    users.shutdown().pausing(Duration.ZERO).onExit();
    running = users;
    System.out.println(users.server().getPort());
    users.server().awaitTermination();
  }

  private static volatile UserServer running;

  private static void waitForShutdown() {
    while (!running.server().isShutdown()) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError("the call was cancelled", e);
      }
    }
  }
}
