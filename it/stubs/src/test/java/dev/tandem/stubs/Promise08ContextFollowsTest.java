package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 8: {@code io.grpc.Context} and the deadline are current in the handler and pass to the
 * calls that it makes.
 */
@Timeout(60)
class Promise08ContextFollowsTest {
  private static final Context.Key<String> USER = Context.key("user");

  /** An interceptor as for authentication: puts the caller into the context. */
  private static final ServerInterceptor LOGIN =
      new ServerInterceptor() {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
          Context context = Context.current().withValue(USER, "ada");
          return Contexts.interceptCall(context, call, headers, next);
        }
      };

  @ParameterizedTest
  @EnumSource
  void valuesAreThereInHandlersOfEachKind(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            return Feature.newBuilder().setName(USER.get()).build();
          }

          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            responses.send(getFeature(Messages.point(0)));
          }

          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            return Messages.summary(USER.get().length());
          }

          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note(USER.get()));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide), LOGIN)) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals("ada", client.getFeature(Messages.point(1)).getName());
      List<Feature> features = new ArrayList<>();
      client.listFeatures(Messages.AREA, features::add);
      assertEquals("ada", features.get(0).getName());
      assertEquals(3, client.recordRoute(List.of()).getPointCount());
      List<RouteNote> notes = new ArrayList<>();
      client.routeChat(Receiver.of(), notes::add);
      assertEquals("ada", notes.get(0).getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlinePassesToTheNextCall(Transport transport) {
    CompletableFuture<Deadline> seen = new CompletableFuture<>();
    Guide last =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            seen.complete(CallContext.current().deadline().orElseThrow());
            return super.getFeature(request);
          }
        };
    try (Wire back = Wire.open(transport, RouteGuideRpc.bind(last));
        Wire front = Wire.open(transport, RouteGuideRpc.bind(calling(back)))) {
      new RouteGuideClient(front.channel())
          .withTimeout(Duration.ofSeconds(30))
          .getFeature(Messages.point(1));
      assertTrue(Await.result(seen).timeRemaining(TimeUnit.SECONDS) <= 30);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationPassesOverThreeHops(Transport transport) {
    EndlessGuide last = new EndlessGuide();
    try (Wire c = Wire.open(transport, RouteGuideRpc.bind(last));
        Wire b = Wire.open(transport, RouteGuideRpc.bind(calling(c)));
        Wire a = Wire.open(transport, RouteGuideRpc.bind(calling(b)))) {
      try (ServerStream<Feature> features =
          new RouteGuideClient(a.channel()).listFeatures(Messages.AREA)) {
        features.receive();
      }
      assertInstanceOf(RpcException.Cancelled.class, Await.result(last.ended));
    }
  }

  /** A handler that makes calls of its own (by a lambda, so it is no proxy). */
  private static Guide calling(Wire next) {
    RouteGuideClient client = new RouteGuideClient(next.channel());
    return new Guide() {
      @Override
      public Feature getFeature(Point request) {
        return client.getFeature(request);
      }

      @Override
      public void listFeatures(Rectangle request, Sender<Feature> responses) {
        client.listFeatures(request, responses);
      }
    };
  }
}
