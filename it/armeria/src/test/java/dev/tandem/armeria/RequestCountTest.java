package dev.tandem.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.RawCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers get that send no request, or two, where the rpc takes one. */
@Timeout(60)
class RequestCountTest {
  private static final Point POINT = Guide.point(1);
  private static final Rectangle AREA = Guide.area(1);

  private static final MethodDescriptor<?, ?> LIST = RouteGuideRpc.LIST_FEATURES;
  private static final String NONE = "no request message came, the rpc takes one";
  private static final String TWO = "more than one request message came, the rpc takes one";

  private final AtomicInteger handled = new AtomicInteger();
  private final Guide guide =
      new Guide() {
        @Override
        public Feature getFeature(Point request) {
          handled.incrementAndGet();
          return super.getFeature(request);
        }

        @Override
        public void listFeatures(Rectangle request, Sender<Feature> responses) {
          handled.incrementAndGet();
        }
      };

  @Test
  void isUnimplemented() {
    try (Running server = new Running(ArmeriaServer.create(guide))) {
      for (MethodDescriptor<?, ?> rpc : List.of(RouteGuideRpc.GET_FEATURE, LIST)) {
        assertUnimplemented(NONE, server, rpc, List.of());
      }
      assertUnimplemented(TWO, server, RouteGuideRpc.GET_FEATURE, List.of(POINT, POINT));
      assertUnimplemented(TWO, server, LIST, List.of(AREA, AREA));
      assertEquals(0, handled.get());
    }
  }

  /** What docs/frameworks.md says: of unary calls, Armeria reads the first request only. */
  @Test
  void isArmeriasBusinessIfTypesAreDeclared() {
    try (Running server = new Running(ArmeriaServer.createWithJson(guide))) {
      assertUnimplemented(NONE, server, LIST, List.of());
      assertUnimplemented(TWO, server, LIST, List.of(AREA, AREA));
      Status none = RawCall.send(server.channel(), RouteGuideRpc.GET_FEATURE, List.of());
      assertEquals(Status.Code.UNKNOWN, none.getCode(), none::toString);
      assertEquals(0, handled.get());
      Status two = RawCall.send(server.channel(), RouteGuideRpc.GET_FEATURE, List.of(POINT, POINT));
      assertEquals(Status.Code.OK, two.getCode(), two::toString);
      assertEquals(1, handled.get());
    }
  }

  private static void assertUnimplemented(
      String reason, Running server, MethodDescriptor<?, ?> rpc, List<?> requests) {
    Status status = RawCall.send(server.channel(), rpc, requests);
    assertEquals(Status.Code.UNIMPLEMENTED, status.getCode(), status::toString);
    assertEquals(reason, status.getDescription());
  }
}
