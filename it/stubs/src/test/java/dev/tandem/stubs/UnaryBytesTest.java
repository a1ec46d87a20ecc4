package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bytes that a unary call allocates on both ends, against grpc-java's stubs. Unlike times they are
 * the same in each run, within a few per cent.
 */
@Timeout(60)
class UnaryBytesTest {
  private static final double MOST = 1.1;

  @Test
  void unaryCallsAllocateAboutAsLittleAsThoseOfGrpcJava() throws IOException {
    List<String> lines = measure();
    assertEquals(2, lines.size(), () -> String.join("\n", lines));
    double grpcJava = Double.parseDouble(lines.get(0));
    double tandem = Double.parseDouble(lines.get(1));
    assertTrue(
        tandem < grpcJava * MOST,
        () -> "a call allocates " + tandem + " bytes, with grpc-java it is " + grpcJava);
  }

  private static List<String> measure() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                UnaryBytes.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader()) {
      return output.lines().toList();
    } finally {
      process.destroy();
    }
  }
}
