package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.user.v1.GetUserResponse;
import com.example.user.v1.UserServiceAsyncClient;
import dev.tandem.stubs.Await;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A real process gets SIGTERM in the middle of a call, as from Kubernetes. */
@Timeout(60)
class ShutdownHookTest {

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be asked to end there")
  void theCallUnderWayIsFinishedBeforeTheProcessEnds() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowServerMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader()) {
      int port = Integer.parseInt(output.readLine());
      ManagedChannel channel = Netty.channelBuilder(port).build();
      CompletableFuture<GetUserResponse> call =
          new UserServiceAsyncClient(channel).getUser(Users.id(1));
      assertEquals("started", output.readLine());
      process.toHandle().destroy(); // SIGTERM
      assertEquals("user 1", Await.result(call).getUser().getName());
      channel.shutdownNow();
      process.waitFor(20, TimeUnit.SECONDS);
      assertEquals(128 + 15, process.exitValue(), "ended by the signal, and by itself");
    } finally {
      process.destroyForcibly();
    }
  }
}
