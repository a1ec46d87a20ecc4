package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import io.grpc.Metadata;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a handler knows of its call, and what it can say beside its messages. */
@Timeout(60)
class CallContextTest {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("color", Metadata.ASCII_STRING_MARSHALLER);

  @ParameterizedTest
  @EnumSource
  void knowsItsCall(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            CallContext context = CallContext.current();
            assertEquals("routeguide.RouteGuide/GetFeature", context.method());
            assertEquals("red", context.headers().get(KEY));
            assertTrue(context.peer().isPresent());
            assertTrue(context.deadline().isPresent());
            assertFalse(context.isCancelled());
            assertTrue(context.toString().contains("routeguide.RouteGuide/GetFeature"));
            return super.getFeature(request);
          }
        };
    Metadata headers = new Metadata();
    headers.put(KEY, "red");
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      new RouteGuideClient(wire.channel())
          .withHeaders(headers)
          .withTimeout(Duration.ofMinutes(1))
          .getFeature(Messages.point(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsHeadersAndTrailers(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            CallContext.current().responseHeaders().put(KEY, "red");
            responses.send(Messages.feature(1));
            CallContext.current().responseHeaders().put(KEY, "too late");
            CallContext.current().responseTrailers().put(KEY, "blue");
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA)) {
      assertEquals(1, features.stream().count());
      assertEquals("red", features.headers().get(KEY));
      assertEquals("blue", features.trailers().get(KEY));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsHeadersBeforeThereIsAMessage(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            CallContext.current().responseHeaders().put(KEY, "red");
            CallContext.current().sendHeaders();
            CallContext.current().sendHeaders();
            super.routeChat(requests, responses);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      assertEquals("red", chat.headers().get(KEY));
      chat.send(Messages.note("a"));
      assertEquals(Messages.note("a"), chat.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void trailersGoWithAFailureToo(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            CallContext.current().responseTrailers().put(KEY, "blue");
            throw new RpcException.NotFound("none");
          }

          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            throw new RpcException.NotFound("none");
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      RpcException e =
          assertThrows(RpcException.NotFound.class, () -> client.getFeature(Messages.point(1)));
      Metadata trailers = e.getTrailers();
      assertEquals("blue", trailers == null ? null : trailers.get(KEY));
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        assertFalse(features.headers().containsKey(KEY), "an answer without headers has none");
        assertThrows(RpcException.NotFound.class, features::receive);
      }
    }
  }

  @Test
  void thereIsNoneOutsideOfAHandler() {
    assertThrows(IllegalStateException.class, CallContext::current);
  }
}
