package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExampleTest {

  @Test
  void printsWhatComesOfEachOrder() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Example.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(
        List.of("got 2", "only 2 left", "wrong: count"),
        out.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
