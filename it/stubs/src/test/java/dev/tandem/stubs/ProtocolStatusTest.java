package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statuses that the protocol gives to calls that do not keep to it. */
@Timeout(60)
class ProtocolStatusTest {
  private static final int LIMIT = 64 << 10;
  private static final RouteNote BOMB = Messages.note("0".repeat(4 << 20)); // 4 KiB when compressed

  private enum Style {
    BLOCKING {
      @Override
      ServerServiceDefinition bind() {
        return RouteGuideRpc.bind(new Guide());
      }
    },
    ASYNCHRONOUS {
      @Override
      ServerServiceDefinition bind() {
        return RouteGuideRpc.bindAsync(new Echoes());
      }
    };

    abstract ServerServiceDefinition bind();
  }

  private static final class Echoes implements RouteGuideAsync {
    @Override
    public CompletableFuture<Feature> getFeature(Point request) {
      return CompletableFuture.completedFuture(Messages.feature(1));
    }

    @Override
    public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
      return requests;
    }
  }

  // ---- size

  @ParameterizedTest
  @CsvSource({"BLOCKING, 0", "BLOCKING, 3", "ASYNCHRONOUS, 0", "ASYNCHRONOUS, 3"})
  void compressedRequestThatInflatesOverTheLimit(Style style, int position) {
    var server = Transport.NETTY.server().maxInboundMessageSize(LIMIT);
    try (Wire wire = Wire.open(Transport.NETTY, server, style.bind())) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withCompression("gzip");
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        for (int i = 0; i < position; i++) {
          chat.send(Messages.note("a"));
          chat.receive();
        }
        chat.send(BOMB);
        chat.finishSending();
        RpcException e = assertThrows(RpcException.ResourceExhausted.class, chat::receive);
        assertTrue(e.getMessage().contains("larger than this server allows"), e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void compressedResponseThatInflatesOverTheLimit(int position) {
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            for (int i = 0; i < position; i++) {
              responses.send(Messages.note("a"));
            }
            responses.send(BOMB);
          }
        };
    try (Wire wire =
        Wire.open(Transport.NETTY, RouteGuideRpc.bind(guide), new CompressedResponses())) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withMaxInboundMessageSize(LIMIT);
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        for (int i = 0; i < position; i++) {
          assertEquals("a", chat.receive().getMessage());
        }
        assertThrows(RpcException.ResourceExhausted.class, chat::receive);
      }
    }
  }

  private static final class CompressedResponses implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      call.setCompression("gzip");
      return next.startCall(call, headers);
    }
  }

  // ---- how many messages

  private static void assertUnimplemented(String reason, Status status) {
    assertEquals(Status.Code.UNIMPLEMENTED, status.getCode(), status.toString());
    assertEquals(reason, status.getDescription());
  }

  @ParameterizedTest
  @EnumSource
  void twoRequestsWhereThereIsOne(Transport transport) {
    for (Style style : Style.values()) {
      try (Wire wire = Wire.open(transport, style.bind())) {
        String reason = "more than one request message came, the rpc takes one";
        Point point = Messages.point(1);
        assertUnimplemented(
            reason, RawCall.send(wire.channel(), RouteGuideRpc.GET_FEATURE, List.of(point, point)));
        Rectangle area = Messages.AREA;
        assertUnimplemented(
            reason, RawCall.send(wire.channel(), RouteGuideRpc.LIST_FEATURES, List.of(area, area)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noRequestWhereThereIsOne(Transport transport) {
    for (Style style : Style.values()) {
      try (Wire wire = Wire.open(transport, style.bind())) {
        String reason = "no request message came, the rpc takes one";
        assertUnimplemented(
            reason, RawCall.send(wire.channel(), RouteGuideRpc.GET_FEATURE, List.of()));
        assertUnimplemented(
            reason, RawCall.send(wire.channel(), RouteGuideRpc.LIST_FEATURES, List.of()));
      }
    }
  }

  // ---- the text of a status

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100 % \"of\" \\u0041",
        "two\nlines\r\n\tand a tab",
        "käse, 東京, 🐎",
        "\u0000\u0007\u007f"
      })
  void anyTextCrossesInAStatus(String text) {
    Guide fails =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            throw new RpcException.Aborted(text);
          }

          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            responses.send(Messages.feature(1));
            throw new RpcException.Aborted(text);
          }
        };
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(fails))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      RpcException trailersOnly =
          assertThrows(RpcException.Aborted.class, () -> client.getFeature(Messages.point(1)));
      assertEquals(text, trailersOnly.getStatus().getDescription());
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        features.receive();
        RpcException e = assertThrows(RpcException.Aborted.class, features::receive);
        assertEquals(text, e.getStatus().getDescription());
      }
    }
  }
}
