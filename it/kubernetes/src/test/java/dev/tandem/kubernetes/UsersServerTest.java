package dev.tandem.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.UserServiceClient;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Probe;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The pod's program with the manifest's environment, probes and SIGTERM, in a process. */
@Timeout(60)
class UsersServerTest {

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be asked to end there")
  void passesTheProbesAndServesUntilItIsTakenOut() throws Exception {
    V1Container container = ManifestsTest.usersContainer();
    Process process = start(container);
    ManagedChannel channel = null;
    try (BufferedReader output = process.inputReader()) {
      String port = Objects.requireNonNull(output.readLine()).replace("port ", "");
      channel = UsersChannel.directed("localhost:" + port);
      assertEquals(ServingStatus.SERVING, probe(channel, container.getStartupProbe()));
      assertEquals(ServingStatus.SERVING, probe(channel, container.getLivenessProbe()));
      Iterator<HealthCheckResponse> readiness =
          HealthGrpc.newBlockingStub(channel).watch(request(container.getReadinessProbe()));
      assertEquals(ServingStatus.SERVING, readiness.next().getStatus());

      process.toHandle().destroy(); // SIGTERM
      assertEquals(ServingStatus.NOT_SERVING, readiness.next().getStatus());
      UserServiceClient users = new UserServiceClient(channel);
      assertEquals("pod 7", users.getUser(GetUserRequest.getDefaultInstance()).getUser().getName());
      channel.shutdownNow(); // or the drain would wait for the watch
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(128 + 15, process.exitValue(), "ended by the signal, and by itself");
    } finally {
      process.destroyForcibly();
      if (channel != null) {
        channel.shutdownNow();
      }
    }
  }

  private static Process start(V1Container container) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // starts sooner
            "-cp",
            System.getProperty("java.class.path"),
            UsersServer.class.getName());
    builder.environment().putAll(ManifestsTest.environment(container));
    builder.environment().put("PORT", "0"); // any that is free
    builder.environment().put("SHUTDOWN_PAUSE", "PT2S"); // to save time
    builder.environment().put("HOSTNAME", "pod 7");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ServingStatus probe(ManagedChannel channel, V1Probe probe) {
    return HealthGrpc.newBlockingStub(channel).check(request(probe)).getStatus();
  }

  private static HealthCheckRequest request(V1Probe probe) {
    String service = Objects.requireNonNullElse(probe.getGrpc().getService(), "");
    return HealthCheckRequest.newBuilder().setService(service).build();
  }
}
