package dev.tandem.runtime.ipc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames come out as they went in, and nothing else is taken for one. */
@Timeout(60)
class FrameParserTest {

  /** Notes what it is told. */
  private static final class Notes implements FrameHandler {
    private final List<String> all = new ArrayList<>();

    @Override
    public void start(long call, String method, Metadata headers, @Nullable Long timeout) {
      all.add(call + " start " + method + " " + text(headers) + " " + timeout);
    }

    @Override
    public void headers(long call, Metadata headers) {
      all.add(call + " headers " + text(headers));
    }

    @Override
    public void message(long call, String json) {
      all.add(call + " message " + json);
    }

    @Override
    public void halfClose(long call) {
      all.add(call + " half-close");
    }

    @Override
    public void request(long call, int messages) {
      all.add(call + " request " + messages);
    }

    @Override
    public void cancel(long call, String reason) {
      all.add(call + " cancel " + reason);
    }

    @Override
    public void status(long call, Status status, Metadata trailers) {
      all.add(call + " " + status.getCode() + " " + status.getDescription() + text(trailers));
    }

    @Override
    public void tooLarge(long call, Status status) {
      all.add(call + " too large " + status.getCode());
    }

    private static String text(Metadata metadata) {
      StringBuilder text = new StringBuilder("{");
      for (String name : metadata.keys()) {
        if (name.endsWith("-bin")) {
          Metadata.Key<byte[]> key = Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
          metadata.getAll(key).forEach(value -> text.append(name).append(Arrays.toString(value)));
        } else {
          Metadata.Key<String> key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
          metadata.getAll(key).forEach(value -> text.append(name).append('=').append(value));
        }
      }
      return text.append("}").toString();
    }
  }

  private static String parse(String json) throws ProtocolException {
    Notes notes = new Notes();
    new FrameParser(notes).parse(json);
    return String.join(", ", notes.all);
  }

  /** Parses what is between the separator and the line feed. */
  private static String parse(byte[] frame) throws ProtocolException {
    assertEquals(Frames.SEPARATOR, frame[0]);
    assertEquals(Frames.END, frame[frame.length - 1]);
    String json = new String(frame, 1, frame.length - 2, UTF_8);
    assertTrue(json.chars().allMatch(c -> c >= ' '), json);
    return parse(json);
  }

  private static Metadata metadata() {
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of("color", Metadata.ASCII_STRING_MARSHALLER), "red");
    metadata.put(Metadata.Key.of("color", Metadata.ASCII_STRING_MARSHALLER), "\"blue\\\"");
    metadata.put(
        Metadata.Key.of("raw-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {0, -1, 10, 30});
    return metadata;
  }

  @Test
  void eachFrameComesOutAsItWentIn() throws ProtocolException {
    String metadata = "{color=redcolor=\"blue\\\"raw-bin[0, -1, 10, 30]}";
    assertEquals(
        "1 start a.B/C " + metadata + " 1500000000",
        parse(Frames.start(1, "a.B/C", metadata(), 1_500_000_000L)));
    assertEquals("2 start a.B/C {} null", parse(Frames.start(2, "a.B/C", new Metadata(), null)));
    assertEquals("3 headers " + metadata, parse(Frames.headers(3, metadata())));
    assertEquals(
        "4 message {\"a\":[1,\"\\u001e\"]}", parse(Frames.message(4, "{\"a\":[1,\"\\u001e\"]}")));
    assertEquals("5 message null", parse(Frames.message(5, "null")));
    assertEquals("6 half-close", parse(Frames.halfClose(6)));
    assertEquals("7 request 2147483647", parse(Frames.request(7, Integer.MAX_VALUE)));
    assertEquals("8 cancel line 1\nline 2", parse(Frames.cancel(8, "line 1\nline 2")));
    assertEquals("9 cancel ", parse(Frames.cancel(9, null)));
    assertEquals(
        "9223372036854775807 NOT_FOUND käse\u0000🐎" + metadata,
        parse(
            Frames.status(
                Long.MAX_VALUE, Status.NOT_FOUND.withDescription("käse\u0000🐎"), metadata())));
    assertEquals("11 OK null{}", parse(Frames.status(11, Status.OK, new Metadata())));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, 999_999_000, 3_600_000_000_000L, Long.MAX_VALUE / 1_000 * 1_000})
  void timeoutIsRelativeInSeconds(long nanos) throws ProtocolException {
    assertEquals("1 start m {} " + nanos, parse(Frames.start(1, "m", new Metadata(), nanos)));
  }

  @Test
  void numbersOfMessagesAreNotRounded() throws ProtocolException {
    String json = "{\"a\":12345678901234567890.123456789,\"b\":1e400,\"c\":-0.0}";
    assertEquals("1 message " + json, parse("{\"call\":1,\"message\":" + json + "}"));
  }

  @Test
  void messageMayBeAnywhereInItsFrame() throws ProtocolException {
    assertEquals("1 message {\"a\":1}", parse("{\"call\":1,\"message\":{\"a\":1},\"new\":2}"));
    assertEquals("1 message {\"a\":1}", parse("{ \"message\" : {\"a\":1}, \"call\" : 1 }"));
    assertThrows(ProtocolException.class, () -> parse("{\"call\":1,\"message\":{}}}"));
    assertThrows(ProtocolException.class, () -> parse("{\"call\":1,\"message\":{},}"));
    assertThrows(ProtocolException.class, () -> parse("{\"call\":01,\"message\":{}}"));
  }

  @Test
  void memberThatIsNotKnownIsIgnored() throws ProtocolException {
    assertEquals("1 half-close", parse("{\"call\":1,\"new\":{\"a\":[]},\"halfClose\":true}"));
  }

  @Test
  void timeoutOfCenturiesIsNone() throws ProtocolException {
    assertEquals(
        "1 start m {} null", parse("{\"call\":1,\"method\":\"m\",\"timeout\":\"315576000000s\"}"));
    assertEquals("1 start m {} 0", parse("{\"call\":1,\"method\":\"m\",\"timeout\":\"-1s\"}"));
  }

  @Test
  void beginningOfATooLargeFrameNamesItsCall() throws ProtocolException {
    Notes notes = new Notes();
    FrameParser parser = new FrameParser(notes);
    parser.parseBeginning("{\"call\":7,\"message\":\"xxx", Status.RESOURCE_EXHAUSTED);
    assertEquals(List.of("7 too large RESOURCE_EXHAUSTED"), notes.all);
    for (String other : List.of("{\"message\":\"xxx", "{", "", "[1,2", "{\"call\":\"x\"")) {
      assertThrows(
          ProtocolException.class, () -> parser.parseBeginning(other, Status.RESOURCE_EXHAUSTED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "1",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{}",
        "{\"call\":1}",
        "{\"halfClose\":true}",
        "{\"call\":1,\"halfClose\":true",
        "{\"call\":1,\"halfClose\":true}}",
        "{\"call\":1,\"halfClose\":true} {}",
        "{\"call\":1,\"halfClose\":true}x",
        "{\"call\":1,\"halfClose\":false}",
        "{\"call\":1,\"halfClose\":null}",
        "{\"call\":\"1\",\"halfClose\":true}",
        "{\"call\":1.5,\"halfClose\":true}",
        "{\"call\":99999999999999999999,\"halfClose\":true}",
        "{\"call\":null,\"halfClose\":true}",
        "{\"call\":1,\"request\":0}",
        "{\"call\":1,\"request\":-3}",
        "{\"call\":1,\"request\":2147483648}",
        "{\"call\":1,\"request\":\"4\"}",
        "{\"call\":1,\"request\":[]}",
        "{\"call\":1,\"method\":null}",
        "{\"call\":1,\"method\":{}}",
        "{\"call\":1,\"method\":\"m\",\"timeout\":1}",
        "{\"call\":1,\"method\":\"m\",\"timeout\":\"soon\"}",
        "{\"call\":1,\"method\":\"m\",\"headers\":[]}",
        "{\"call\":1,\"headers\":null}",
        "{\"call\":1,\"headers\":{\"a\":\"b\"}}",
        "{\"call\":1,\"headers\":{\"a b\":[\"c\"]}}",
        "{\"call\":1,\"headers\":{\"\":[\"c\"]}}",
        "{\"call\":1,\"headers\":{\"a-bin\":[\"%\"]}}",
        "{\"call\":1,\"headers\":{\"a\":[{}]}}",
        "{\"call\":1,\"headers\":{\"a\":[null]}}",
        "{\"call\":1,\"status\":\"OK\"}",
        "{\"call\":1,\"status\":{}}",
        "{\"call\":1,\"status\":{\"code\":5}}",
        "{\"call\":1,\"status\":{\"code\":\"BAD\"}}",
        "{\"call\":1,\"status\":{\"code\":\"OK\",\"message\":{}}}",
        "{\"call\":1,\"cancel\":{}}",
        "{'call':1,'halfClose':true}",
        "{call:1,halfClose:true}",
        "{\"call\":1,\"message\":}",
        "{\"call\":1,\"message\":NaN}",
        "{\"call\":1;\"halfClose\":true}"
      })
  void whatIsNoFrameIsAClearError(String json) {
    ProtocolException e = assertThrows(ProtocolException.class, () -> parse(json));
    assertTrue(
        e.problem().contains("not a frame: " + json.substring(0, Math.min(100, json.length()))),
        e::problem);
  }

  @Test
  void errorsAreShortWhateverCame() {
    ProtocolException e = assertThrows(ProtocolException.class, () -> parse("x".repeat(1_000_000)));
    assertTrue(e.problem().length() < 400, e::problem);
  }

  /** Real frames with a few bytes changed: a frame or a clear error, never anything else. */
  @Test
  void damagedFramesAreFramesOrErrors() {
    Random random = new Random(7);
    List<byte[]> frames =
        List.of(
            Frames.start(1, "a.B/C", metadata(), 1_500_000_000L),
            Frames.headers(3, metadata()),
            Frames.message(4, "{\"a\":[1,null,{\"b\":\"\\u00e4\"}]}"),
            Frames.request(7, 16),
            Frames.status(9, Status.NOT_FOUND.withDescription("no"), metadata()));
    int errors = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] frame = frames.get(round % frames.size()).clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        frame[1 + random.nextInt(frame.length - 2)] = (byte) random.nextInt(128);
      }
      try {
        parse(new String(frame, 1, frame.length - 2, UTF_8));
      } catch (ProtocolException e) {
        errors++;
      }
    }
    assertTrue(errors > 5_000, "damage was done: " + errors);
  }

  @Test
  void deepNestingIsAnError() {
    String deep = "{\"call\":1,\"message\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    assertThrows(ProtocolException.class, () -> parse(deep));
  }
}
