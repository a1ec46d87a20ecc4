package dev.tandem.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that are too large, or become so. The JVM of these tests has 96 MiB of heap. */
@Timeout(60)
class MessageLimitsTest {
  private static final int LIMIT = 1 << 20;
  private static final int LARGE = 1 << 21;
  private static final byte[] BOMB = bomb();

  private final Wire wire =
      Wire.serve(
          Wire.on(InsecureServerCredentials.create())
              .maxInboundMessageSize(LIMIT)
              .addService(RouteGuideRpc.bind(new LargeAnswers())));
  private final RouteGuideClient client =
      new RouteGuideClient(wire.connect(InsecureChannelCredentials.create()));

  private static final class LargeAnswers extends Guide {
    @Override
    public Feature getFeature(Point request) {
      CallContext.current().setCompression("gzip");
      return Feature.newBuilder().setName("x".repeat(request.getLatitude())).build();
    }
  }

  /** A field that nobody knows, of 128 MiB of zeros, in 128 KiB. */
  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      CodedOutputStream proto = CodedOutputStream.newInstance(gzip);
      proto.writeTag(1000, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      proto.writeUInt32NoTag(128 << 20);
      proto.flush();
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 128; i++) {
        gzip.write(zeros);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @BeforeAll
  static void theBombWouldNotFit() {
    assertTrue(Runtime.getRuntime().maxMemory() < 128 << 20, "the heap is small");
    assertTrue(BOMB.length < LIMIT, "the bomb is small");
  }

  @AfterEach
  void theServerLives() {
    assertEquals("x", client.getFeature(Messages.point(1)).getName());
    wire.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedRequestGrowsNoFurther(Call call) throws IOException {
    try (RawClient raw = new RawClient(wire.port())) {
      for (int i = 0; i < 5; i++) {
        int stream = 2 * i + 1;
        raw.begin(stream, call.rpc, Map.of("grpc-encoding", "gzip"));
        raw.message(stream, RawClient.END_STREAM, true, BOMB);
        RawAnswer answer = raw.answer(stream);
        assertEquals(Code.RESOURCE_EXHAUSTED, answer.code(), answer::toString);
      }
    }
  }

  @Test
  void aClientTakesNoLargerAnswerThanItWants() {
    RouteGuideClient careful = client.withMaxInboundMessageSize(LIMIT);
    RpcException e =
        assertThrows(
            RpcException.ResourceExhausted.class, () -> careful.getFeature(Messages.point(LARGE)));
    assertTrue(e.getMessage().contains("exceeds"), e::getMessage);
    assertEquals(LARGE, client.getFeature(Messages.point(LARGE)).getName().length());
  }

  @Test
  void aClientThatLimitsWhatItSendsGetsAReason() {
    RouteNote large = Messages.note("x".repeat(LARGE));
    RouteGuideClient careful = client.withMaxOutboundMessageSize(LIMIT);
    RpcException e =
        assertThrows(
            RpcException.ResourceExhausted.class,
            () -> careful.routeChat(Receiver.of(large), note -> {}));
    assertTrue(e.getMessage().contains("message too large"), e::getMessage);
  }
}
