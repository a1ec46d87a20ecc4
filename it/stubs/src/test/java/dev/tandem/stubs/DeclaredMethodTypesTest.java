package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link ServerOptions#withDeclaredMethodTypes}, on grpc-java's servers. */
@Timeout(60)
class DeclaredMethodTypesTest {
  private static final ServerOptions DECLARED =
      ServerOptions.defaults().withDeclaredMethodTypes(true);
  private static final List<MethodDescriptor<?, ?>> ONE_REQUEST =
      List.of(RouteGuideRpc.GET_FEATURE, RouteGuideRpc.LIST_FEATURES);

  private static MethodType type(ServerServiceDefinition bound, MethodDescriptor<?, ?> rpc) {
    MethodType served = bound.getMethod(rpc.getFullMethodName()).getMethodDescriptor().getType();
    MethodType listed =
        bound.getServiceDescriptor().getMethods().stream()
            .filter(method -> method.getFullMethodName().equals(rpc.getFullMethodName()))
            .findFirst()
            .orElseThrow()
            .getType();
    assertEquals(served, listed);
    return served;
  }

  @Test
  void typesAreTheProtosIfWanted() {
    for (ServerServiceDefinition bound : bindBoth()) {
      assertEquals(MethodType.UNARY, type(bound, RouteGuideRpc.GET_FEATURE));
      assertEquals(MethodType.SERVER_STREAMING, type(bound, RouteGuideRpc.LIST_FEATURES));
      assertEquals(MethodType.CLIENT_STREAMING, type(bound, RouteGuideRpc.RECORD_ROUTE));
      assertEquals(MethodType.BIDI_STREAMING, type(bound, RouteGuideRpc.ROUTE_CHAT));
    }
  }

  @Test
  void byDefaultAnyRpcMayHaveSeveralRequests() {
    for (ServerServiceDefinition bound :
        List.of(RouteGuideRpc.bind(new Guide()), RouteGuideRpc.bindAsync(new AsyncGuide()))) {
      assertEquals(MethodType.CLIENT_STREAMING, type(bound, RouteGuideRpc.GET_FEATURE));
      assertEquals(MethodType.BIDI_STREAMING, type(bound, RouteGuideRpc.LIST_FEATURES));
    }
  }

  private static ServerServiceDefinition[] bindBoth() {
    return new ServerServiceDefinition[] {
      RouteGuideRpc.bind(new Guide(), DECLARED), RouteGuideRpc.bindAsync(new AsyncGuide(), DECLARED)
    };
  }

  @ParameterizedTest
  @EnumSource
  void theFourPatternsWork(Transport transport) {
    for (ServerServiceDefinition bound : bindBoth()) {
      try (Wire wire = Wire.open(transport, bound)) {
        RouteGuideClient client = new RouteGuideClient(wire.channel());
        assertEquals(Messages.feature(7), client.getFeature(Messages.point(7)));
        List<Feature> features = new ArrayList<>();
        client.listFeatures(Guide.area(1000), features::add);
        assertEquals(Messages.features(1000), features);
        assertEquals(Messages.summary(1000), client.recordRoute(Messages.points(1000)));
        List<RouteNote> notes = List.of(Messages.note("a"), Messages.note("b"));
        List<RouteNote> echoes = new ArrayList<>();
        client.routeChat(Receiver.of(notes), echoes::add);
        assertEquals(notes, echoes);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noRequestIsUnimplementedAsEver(Transport transport) {
    for (ServerServiceDefinition bound : bindBoth()) {
      try (Wire wire = Wire.open(transport, bound)) {
        for (MethodDescriptor<?, ?> rpc : ONE_REQUEST) {
          Status status = RawCall.send(wire.channel(), rpc, List.of());
          assertEquals(Status.Code.UNIMPLEMENTED, status.getCode(), status::toString);
        }
      }
    }
  }

  /** What Javadoc warns of: grpc-java's server resets the call, without a reason. */
  @ParameterizedTest
  @EnumSource
  void twoRequestsAreCancelledAndNoHandlerRuns(Transport transport) {
    AtomicInteger handled = new AtomicInteger();
    Guide counts =
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
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(counts, DECLARED))) {
      Status unary =
          RawCall.send(
              wire.channel(), RouteGuideRpc.GET_FEATURE, Collections.nCopies(2, Messages.point(1)));
      assertEquals(Status.Code.CANCELLED, unary.getCode(), unary::toString);
      Status streaming =
          RawCall.send(
              wire.channel(), RouteGuideRpc.LIST_FEATURES, Collections.nCopies(2, Messages.AREA));
      assertEquals(Status.Code.CANCELLED, streaming.getCode(), streaming::toString);
    }
    assertEquals(0, handled.get());
  }
}
