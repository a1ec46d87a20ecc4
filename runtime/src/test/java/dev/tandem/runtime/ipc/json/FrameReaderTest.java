package dev.tandem.runtime.ipc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a frame and what is not, however the bytes are cut into pieces. */
class FrameReaderTest {
  private static final char RS = Frames.SEPARATOR;
  private static final int LIMIT = 2_000;

  /** Notes what was read, one line for each. */
  private static final class Notes implements FrameReader.Sink {
    private final List<String> all = new ArrayList<>();

    @Override
    public void frame(String json) {
      all.add("frame " + json);
    }

    @Override
    public void tooLarge(String beginning) {
      all.add("too large " + beginning);
    }

    @Override
    public void broken(String problem, String text) {
      all.add(problem + ": " + text);
    }

    @Override
    public void cut(String text) {
      all.add("the stream ends in the middle of a frame: " + text);
    }

    @Override
    public void text(String text) {
      all.add("text " + text);
    }
  }

  /** Gives at most so many bytes at a time. */
  private static InputStream inPieces(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int count) {
        return super.read(into, from, Math.min(most, count));
      }
    };
  }

  private static List<String> read(byte[] bytes, int pieces) {
    Notes notes = new Notes();
    try {
      new FrameReader(inPieces(bytes, pieces), notes, () -> LIMIT).readAll();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return notes.all;
  }

  private static List<String> read(String text) {
    List<String> whole = read(text.getBytes(UTF_8), Integer.MAX_VALUE);
    assertEquals(whole, read(text.getBytes(UTF_8), 1), "byte by byte");
    assertEquals(whole, read(text.getBytes(UTF_8), 7), "seven bytes at a time");
    return whole;
  }

  @Test
  void framesOneAfterTheOther() {
    assertEquals(
        List.of("frame {\"a\":1}", "frame {}", "frame käse 東京 🐎"),
        read(RS + "{\"a\":1}\n" + RS + "{}\n" + RS + "käse 東京 🐎\n"));
  }

  @Test
  void linesBetweenFramesAreText() {
    assertEquals(
        List.of("text hello", "text ", "frame {}", "text a", "text käse", "frame {}", "text end"),
        read("hello\n\n" + RS + "{}\na\r\nkäse\n" + RS + "{}\nend"));
  }

  @Test
  void lineWithoutItsEndIsTextAlsoRightBeforeAFrame() {
    assertEquals(List.of("text 10 %", "frame {}"), read("10 %" + RS + "{}\n"));
  }

  @Test
  void separatorsInARowAreOne() {
    assertEquals(List.of("frame {}"), read("" + RS + RS + RS + "{}\n"));
  }

  @Test
  void frameInTheMiddleOfAnotherIsBroken() {
    assertEquals(
        List.of("a frame begins in the middle of another: {\"a\"", "frame {}"),
        read(RS + "{\"a\"" + RS + "{}\n"));
  }

  @Test
  void endInTheMiddleOfAFrameIsBroken() {
    assertEquals(List.of("the stream ends in the middle of a frame: {\"a\""), read(RS + "{\"a\""));
    assertEquals(List.of("the stream ends in the middle of a frame: "), read("" + RS));
  }

  @Test
  void onlyTheBeginningOfATooLargeFrameIsKept() {
    String large = "{\"call\":7,\"message\":\"" + "x".repeat(5 * LIMIT) + "\"}";
    List<String> read = read(RS + large + "\n" + RS + "{}\n");
    assertEquals(2, read.size());
    assertTrue(read.get(0).startsWith("too large {\"call\":7,\"message\":\"xx"));
    assertTrue(read.get(0).length() < LIMIT);
    assertEquals("frame {}", read.get(1));
    assertEquals(List.of("frame " + "x".repeat(LIMIT)), read(RS + "x".repeat(LIMIT) + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ä", "東", "🐎"})
  void longLineIsPassedOnInPiecesThatTearNoCharacter(String character) {
    String line = "a" + character.repeat(50_000);
    List<String> pieces = read(line + "\n");
    assertTrue(pieces.size() > 5, () -> pieces.size() + " pieces");
    StringBuilder all = new StringBuilder();
    for (String piece : pieces) {
      assertTrue(piece.getBytes(UTF_8).length <= FrameReader.PIECE + "text ".length());
      all.append(piece.substring("text ".length()));
    }
    assertEquals(line, all.toString());
  }

  @Test
  void bytesThatAreNoCharactersAreTextButNoFrame() {
    byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, 'a', '\n'};
    assertEquals(List.of("text \uFFFD\uFFFD\0a"), read(noise, 9));
    byte[] frame = {(byte) RS, '"', (byte) 0xff, '"', '\n'};
    assertEquals(List.of("a frame is not UTF-8: \"\uFFFD\""), read(frame, 9));
    assertEquals(List.of("frame \"\uFFFD\""), read(RS + "\"\uFFFD\"\n"), "this one is a character");
  }
}
