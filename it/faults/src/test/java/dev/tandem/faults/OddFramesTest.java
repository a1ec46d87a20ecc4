package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Messages;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are allowed but odd, and answers that are none of gRPC's. */
@Timeout(60)
class OddFramesTest {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("key", Metadata.ASCII_STRING_MARSHALLER);
  private static final int MESSAGES = 5;
  private static final int END = Frames.END_HEADERS | Frames.END_STREAM;

  @Test
  void paddingIsNothing() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < MESSAGES; i++) {
      all.write(Frames.message(Messages.feature(i).toByteArray()));
    }
    byte[] bytes = all.toByteArray();
    try (RawServer server =
            new RawServer(
                (out, stream, attempt) -> {
                  out.padded(
                      Frames.HEADERS, Frames.END_HEADERS, stream, 200, RawServer.responseHeaders());
                  for (int i = 0; i < bytes.length; i++) {
                    out.padded(Frames.DATA, 0, stream, i % 256, bytes[i]);
                  }
                  out.padded(Frames.HEADERS, END, stream, 9, RawServer.headers("grpc-status", "0"));
                });
        Link link = Link.to(server.port());
        ServerStream<Feature> features = link.client().listFeatures(Messages.AREA)) {
      for (int i = 0; i < MESSAGES; i++) {
        assertEquals(Messages.feature(i), features.receive());
      }
      assertNull(features.receive());
    }
  }

  /** HTTP/2 forbids it, and Netty resets the stream: the call fails, and nothing else breaks. */
  @Test
  void statusOfHttpInTrailersFailsItsCallOnly() throws IOException {
    byte[] odd = RawServer.headers(":status", "200", "grpc-status", "5");
    byte[] proper = RawServer.headers("grpc-status", "5", "key", "value");
    try (RawServer server =
            new RawServer(
                (out, stream, attempt) -> {
                  out.frame(
                      Frames.HEADERS, Frames.END_HEADERS, stream, RawServer.responseHeaders());
                  out.frame(Frames.HEADERS, END, stream, attempt == 1 ? odd : proper);
                });
        Link link = Link.to(server.port())) {
      assertEquals(Code.INTERNAL, fails(link).code());
      RpcException next = fails(link);
      assertEquals(Code.NOT_FOUND, next.code());
      assertEquals("value", Objects.requireNonNull(next.getTrailers()).get(KEY));
      assertEquals(1, server.connections(), "the connection lives on");
    }
  }

  @ParameterizedTest
  @CsvSource({"a%20b, a b", "%E2%82%AC, €", "100%, 100%", "%zz, %zz", "%F0%9F%98%80, 😀"})
  void messageIsDecodedAndNeverLost(String sent, String seen) throws IOException {
    try (RawServer server = onlyTrailers("grpc-status", "3", "grpc-message", sent);
        Link link = Link.to(server.port())) {
      RpcException failure = fails(link);
      assertEquals(Code.INVALID_ARGUMENT, failure.code());
      assertEquals(seen, failure.getStatus().getDescription());
    }
  }

  /** gRPC's "http-grpc-status-mapping": what is answered by something that is no gRPC server. */
  @ParameterizedTest
  @CsvSource({
    "400, INTERNAL",
    "401, UNAUTHENTICATED",
    "403, PERMISSION_DENIED",
    "404, UNIMPLEMENTED",
    "418, UNKNOWN",
    "429, UNAVAILABLE",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, UNAVAILABLE"
  })
  void statusOfHttp(String status, Code code) throws IOException {
    byte[] headers = RawServer.headers(":status", status, "content-type", "text/html");
    try (RawServer server =
            new RawServer(
                (out, stream, attempt) -> out.frame(Frames.HEADERS, END, stream, headers));
        Link link = Link.to(server.port())) {
      assertEquals(code, fails(link).code());
    }
  }

  @Test
  void statusThatIsNone() throws IOException {
    try (RawServer server = onlyTrailers("grpc-status", "77");
        Link link = Link.to(server.port())) {
      assertEquals(Code.UNKNOWN, fails(link).code());
    }
  }

  @Test
  void endWithoutStatus() throws IOException {
    try (RawServer server =
            new RawServer(
                (out, stream, attempt) -> {
                  out.frame(
                      Frames.HEADERS, Frames.END_HEADERS, stream, RawServer.responseHeaders());
                  out.frame(Frames.DATA, Frames.END_STREAM, stream);
                });
        Link link = Link.to(server.port())) {
      assertEquals(Code.INTERNAL, fails(link).code());
    }
  }

  private static RawServer onlyTrailers(String... trailers) throws IOException {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    headers.write(RawServer.responseHeaders());
    headers.write(RawServer.headers(trailers));
    return new RawServer(
        (out, stream, attempt) -> out.frame(Frames.HEADERS, END, stream, headers.toByteArray()));
  }

  private static RpcException fails(Link link) {
    return assertThrows(RpcException.class, () -> link.client().getFeature(Messages.point(1)));
  }
}
