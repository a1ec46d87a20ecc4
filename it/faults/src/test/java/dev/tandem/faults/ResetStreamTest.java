package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that resets streams: one failure, with the status that gRPC's transport gives it. */
@Timeout(60)
class ResetStreamTest {
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;

  /** The codes of HTTP/2 that gRPC's "PROTOCOL-HTTP2" maps, as grpc-java does. */
  private static final Map<Integer, Code> CODES =
      Map.of(
          0,
          Code.UNAVAILABLE, // NO_ERROR
          1,
          Code.INTERNAL, // PROTOCOL_ERROR
          2,
          Code.INTERNAL, // INTERNAL_ERROR
          3,
          Code.INTERNAL, // FLOW_CONTROL_ERROR
          REFUSED_STREAM,
          Code.UNAVAILABLE,
          CANCEL,
          Code.CANCELLED,
          9,
          Code.INTERNAL, // COMPRESSION_ERROR
          11,
          Code.RESOURCE_EXHAUSTED, // ENHANCE_YOUR_CALM
          12,
          Code.PERMISSION_DENIED); // INADEQUATE_SECURITY

  /** Where in the answer the reset comes. */
  enum Moment {
    AFTER_HEADERS(0, 0),
    IN_A_MESSAGE(0, 7),
    AFTER_MESSAGES(2, 0),
    IN_THE_THIRD_MESSAGE(2, 3);

    private final int messages;
    private final int bytesMore;

    Moment(int messages, int bytesMore) {
      this.messages = messages;
      this.bytesMore = bytesMore;
    }

    void write(Frames out, int stream) throws IOException {
      out.frame(Frames.HEADERS, Frames.END_HEADERS, stream, RawServer.responseHeaders());
      for (int i = 0; i < messages; i++) {
        out.frame(Frames.DATA, 0, stream, message(i));
      }
      out.frame(Frames.DATA, 0, stream, Arrays.copyOf(message(messages), bytesMore));
    }
  }

  private static byte[] message(int i) {
    return Frames.message(Messages.feature(i).toByteArray());
  }

  static Stream<Arguments> resets() {
    return Stream.of(Moment.values())
        .flatMap(moment -> CODES.keySet().stream().map(code -> Arguments.of(moment, code)));
  }

  private static RawServer resetting(Moment moment, int code) {
    return new RawServer(
        (out, stream, attempt) -> {
          moment.write(out, stream);
          out.reset(stream, code);
        });
  }

  @ParameterizedTest
  @MethodSource("resets")
  void streamGivesWhatCameAndFails(Moment moment, int code) throws IOException {
    try (RawServer server = resetting(moment, code);
        Link link = Link.to(server.port());
        ServerStream<Feature> features =
            link.client().withTimeout(Duration.ofSeconds(20)).listFeatures(Messages.AREA)) {
      for (int i = 0; i < moment.messages; i++) {
        assertEquals(Messages.feature(i), features.receive());
      }
      RpcException failure = assertThrows(RpcException.class, features::receive);
      assertEquals(CODES.get(code), failure.code(), failure::getMessage);
      assertEquals(
          failure.code(), assertThrows(RpcException.class, features::receive).code(), "it stays");
      assertEquals(1, server.attempts(), "nothing is retried that the server has begun to answer");
    }
  }

  @ParameterizedTest
  @MethodSource("resets")
  void unaryCallFails(Moment moment, int code) throws IOException {
    try (RawServer server = resetting(moment, code);
        Link link = Link.to(server.port())) {
      RpcException failure =
          assertThrows(
              RpcException.class,
              () ->
                  link.client().withTimeout(Duration.ofSeconds(20)).getFeature(Messages.point(1)));
      // A second response is what fails it then, before the reset.
      Code expected = moment.messages > 1 ? Code.UNIMPLEMENTED : CODES.get(code);
      assertEquals(expected, failure.code(), failure::getMessage);
    }
  }

  @Test
  void refusedStreamIsTriedAgainOnce() throws IOException {
    try (RawServer server =
            new RawServer(
                (out, stream, attempt) -> {
                  if (attempt == 1) {
                    out.reset(stream, REFUSED_STREAM);
                  } else {
                    out.frame(
                        Frames.HEADERS, Frames.END_HEADERS, stream, RawServer.responseHeaders());
                    out.frame(Frames.DATA, 0, stream, message(1));
                    out.frame(
                        Frames.HEADERS,
                        Frames.END_HEADERS | Frames.END_STREAM,
                        stream,
                        RawServer.headers("grpc-status", "0"));
                  }
                });
        Link link = Link.to(server.port())) {
      assertEquals(Messages.feature(1), link.client().getFeature(Messages.point(1)));
      assertEquals(2, server.attempts());
    }
  }

  @Test
  void serverThatRefusesAllIsUnavailable() throws IOException {
    try (RawServer server =
            new RawServer((out, stream, attempt) -> out.reset(stream, REFUSED_STREAM));
        Link link = Link.to(server.port())) {
      RpcException failure =
          assertThrows(RpcException.class, () -> link.client().getFeature(Messages.point(1)));
      assertEquals(Code.UNAVAILABLE, failure.code());
      assertEquals(2, server.attempts(), "once more, and no oftener");
    }
  }
}
