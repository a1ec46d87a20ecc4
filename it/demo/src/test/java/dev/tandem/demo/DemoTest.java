package dev.tandem.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.RpcException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the demo and compares what it prints with {@code src/test/resources/transcript.txt}. */
@Timeout(60)
class DemoTest {
  private static final Path EXPECTED = Path.of("src/test/resources/transcript.txt");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void allIsAsExpected() throws IOException {
    boolean asExpected = Demo.run(out);
    String transcript = bytes.toString(UTF_8).replace("\r\n", "\n");
    assertTrue(asExpected, transcript);
    if (System.getProperty("golden", "").equals("update")) {
      Files.writeString(EXPECTED, transcript);
    }
    assertEquals(Files.readString(EXPECTED).replace("\r\n", "\n"), transcript);
  }

  @Test
  void aWrongAnswerEndsTheDemo() {
    Transcript transcript = new Transcript(out);
    String message =
        assertThrows(UnmetExpectationException.class, () -> transcript.answer("4", "5"))
            .getMessage();
    assertEquals("expected: the answer 4, not 5", message);
    assertFalse(bytes.toString(UTF_8).contains("5"));
  }

  @Test
  void aCallThatShouldFailButDoesNotEndsTheDemo() {
    Transcript transcript = new Transcript(out);
    String message =
        assertThrows(
                UnmetExpectationException.class,
                () -> transcript.failure(RpcException.NotFound.class, () -> {}))
            .getMessage();
    assertEquals("expected: NotFound, but the call went well", message);
  }
}
