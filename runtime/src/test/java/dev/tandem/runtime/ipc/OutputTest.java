package dev.tandem.runtime.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a child prints: lines, and the last bytes. */
@Timeout(60)
class OutputTest {
  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<String> lines(String text) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Lines.pump(bytes(text), lines::add, "test").join();
    return lines;
  }

  @Test
  void linesHaveNoEnds() throws InterruptedException {
    assertEquals(List.of("a", "", "b", " c"), lines("a\n\nb\r\n c"));
    assertEquals(List.of(), lines(""));
    assertEquals(List.of(""), lines("\n"));
  }

  @Test
  void longLinesComeInParts() throws InterruptedException {
    String most = "x".repeat(Lines.MOST_CHARS);
    assertEquals(List.of(most, most, "yy", "z"), lines(most + most + "yy\nz"));
  }

  @Test
  void whatIsNoTextIsReplaced() throws InterruptedException {
    assertEquals(List.of("\ufffdA\0"), lines("\377A\0\n"));
  }

  @Test
  void aConsumerThatThrowsGetsTheNextLine() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    Lines.pump(
            bytes("a\nb\nc"),
            line -> {
              lines.add(line);
              throw new IllegalStateException(line);
            },
            "test")
        .join();
    assertEquals(List.of("a", "b", "c"), lines);
  }

  @Test
  void theTailIsTheLastBytes() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; all.length() < 3 * Tail.BYTES; i++) {
      all.append(i).append(' ');
    }
    for (int size : List.of(1, 7, 1_000, Tail.BYTES, 2 * Tail.BYTES + 3)) {
      Tail tail = new Tail(bytes(all.toString()));
      while (tail.read(new byte[size]) >= 0) {
        continue;
      }
      assertEquals(all.substring(all.length() - Tail.BYTES), tail.text(), "in pieces of " + size);
    }
    Tail few = new Tail(bytes("few"));
    assertEquals('f', few.read());
    few.readAllBytes();
    assertEquals("few", few.text());
  }
}
