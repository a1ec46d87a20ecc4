package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** grpc-java's own client against our server: a process for each case. */
@Timeout(120)
class GrpcJavaClientTest {
  private static final String MAIN = "io.grpc.testing.integration.TestServiceClient";
  private static final Pattern CASE_IN_HELP = Pattern.compile("^ {6}(\\w+): ", Pattern.MULTILINE);

  private static InteropServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = InteropServer.start(0);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  static Stream<InteropCase> cases() {
    return InteropCase.between(Pairing.GRPC_JAVA_TO_TANDEM);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void passes(InteropCase each) throws IOException, InterruptedException {
    Path log = GrpcJava.log(each.specName());
    List<String> command = new ArrayList<>(List.of(MAIN));
    command.addAll(List.of("--server_host=localhost", "--server_port=" + server.port()));
    command.addAll(List.of("--use_tls=false", "--test_case=" + each.specName()));
    command.addAll(argumentsOf(each));
    assertEquals(0, run(log, command), () -> read(log));
    assertTrue(read(log).contains("Test completed."), () -> read(log));
  }

  private static List<String> argumentsOf(InteropCase each) {
    return switch (each) {
      case RPC_SOAK, CHANNEL_SOAK -> // Its default is a second: this machine may be busy.
          List.of(
              "--soak_per_iteration_max_acceptable_latency_ms=20000",
              "--soak_overall_timeout_seconds=60");
      case ORCA_PER_RPC, ORCA_OOB ->
          List.of(
              "--service_config_json="
                  + "{\"loadBalancingConfig\":[{\"test_backend_metrics_load_balancer\":{}}]}");
      default -> List.of();
    };
  }

  @Test
  void hasNoCaseThatWeForgot() throws IOException, InterruptedException {
    Path log = GrpcJava.log("help");
    run(log, List.of(MAIN, "--help"));
    List<String> known =
        CASE_IN_HELP.matcher(read(log)).results().map(found -> found.group(1)).toList();
    assertEquals(known, Stream.of(InteropCase.values()).map(InteropCase::specName).toList());
  }

  private static int run(Path log, List<String> command) throws InterruptedException {
    Process process = GrpcJava.start(log, false, command);
    try {
      assertTrue(process.waitFor(100, TimeUnit.SECONDS), () -> "hangs: " + read(log));
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
