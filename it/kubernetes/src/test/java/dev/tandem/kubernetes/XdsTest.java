package dev.tandem.kubernetes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose target is {@code xds:///users}, and the control plane that directs it. */
@Timeout(60)
class XdsTest {
  private static final String TARGET = "xds:///users";

  @Test
  void goesWhereTheControlPlaneSends() throws Exception {
    try (Pod one = new Pod("one", "127.0.0.1", 0);
        Pod two = new Pod("two", "127.0.0.1", 0);
        ControlPlane plane = new ControlPlane("users")) {
      // What the variable GRPC_XDS_BOOTSTRAP_CONFIG is to a pod.
      System.setProperty("io.grpc.xds.bootstrapConfig", plane.bootstrap());
      plane.publish(one.address(), two.address());
      ManagedChannel channel = UsersChannel.directed(TARGET);
      try {
        Answers answers = new Answers(channel);
        answers.await(Map.of("one", 10, "two", 10));
        plane.publish(two.address());
        answers.await(Map.of("two", 20));
        plane.publish(one.address());
        answers.await(Map.of("one", 20));
      } finally {
        channel.shutdownNow();
      }
    }
  }

  @Test
  void saysWhichVariableIsMissing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // starts sooner
                "-cp",
                System.getProperty("java.class.path"),
                UsersCall.class.getName(),
                TARGET)
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertTrue(output.contains("UNAVAILABLE") && output.contains("GRPC_XDS_BOOTSTRAP"), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
