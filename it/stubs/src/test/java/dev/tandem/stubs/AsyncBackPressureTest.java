package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.ServerOptions;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises 2 and 3 in the asynchronous style: memory is bounded, and demand comes in batches. */
@Timeout(120)
class AsyncBackPressureTest {
  /** With 20 kB each, this is 20 MB: well above the windows and buffers of both transports. */
  private static final int MANY = 1_000;

  private static final int BATCH = ClientOptions.DEFAULT_PREFETCH / 2;
  private static final int GROWING = 4; // A stream begins with few messages, and doubles.

  private static void awaitStandstill(AtomicInteger sent) {
    Await.until("the sender stands still", () -> sent.get() > 0 && !moves(sent));
    assertTrue(sent.get() < MANY / 2, () -> sent + " messages went to who took none");
  }

  private static boolean moves(AtomicInteger sent) {
    int before = sent.get();
    Await.sleep(300);
    return sent.get() != before;
  }

  private static void assertBatches(Supply<?> supply, int messages) {
    assertTrue(
        supply.requests.size() <= 1 + messages / BATCH, () -> "asked for " + supply.requests);
  }

  @ParameterizedTest
  @EnumSource
  void slowSubscriberHoldsTheHandlersPublisherBack(Transport transport) {
    Supply<Feature> features = new Supply<>(MANY, Messages::bigFeature);
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            return features;
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Probe<Feature> probe =
          Probe.subscribe(new RouteGuideAsyncClient(wire.channel()).listFeatures(Messages.AREA), 0);
      awaitStandstill(features.sent);
      assertEquals(0, probe.received().size());
      for (int taken = 1; taken < 100; taken++) {
        probe.request(1);
        probe.awaitReceived(taken);
      }
      probe.request(Long.MAX_VALUE);
      assertEquals(MANY, probe.all().size());
      assertBatches(features, MANY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowHandlerHoldsTheClientsPublisherBack(Transport transport) {
    CompletableFuture<Probe<RouteNote>> handler = new CompletableFuture<>();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
            Probe<RouteNote> probe = Probe.subscribe(requests, 0);
            handler.complete(probe);
            return new Supply<>(0, Messages::bigNote) {
              @Override
              public void subscribe(Flow.Subscriber<? super RouteNote> subscriber) {
                probe.end().thenRun(() -> super.subscribe(subscriber));
              }
            };
          }
        };
    Supply<RouteNote> notes = new Supply<>(MANY, Messages::bigNote);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Probe<RouteNote> responses =
          Probe.subscribe(new RouteGuideAsyncClient(wire.channel()).routeChat(notes), 1);
      awaitStandstill(notes.sent);
      Probe<RouteNote> probe = Await.result(handler);
      assertEquals(0, probe.received().size());
      probe.request(Long.MAX_VALUE);
      assertEquals(MANY, probe.all().size());
      responses.all();
      assertBatches(notes, MANY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callersAskInBatches(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel()).withInterceptors(counter);
      Probe<Feature> oneByOne =
          new Probe<>(1) {
            @Override
            void onMessage(Feature message) {
              request(1);
            }
          };
      client.listFeatures(Guide.area(MANY)).subscribe(oneByOne);
      assertEquals(MANY, oneByOne.all().size());
      assertTrue(counter.requests.get() <= GROWING + MANY / BATCH, counter.requests + " requests");
      assertTrue(counter.requested.get() <= ClientOptions.DEFAULT_PREFETCH + MANY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void prefetchBoundsWhatIsAskedFor(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel())
              .withOption(ClientOptions.PREFETCH, 4)
              .withInterceptors(counter);
      Probe<Feature> probe = Probe.subscribe(client.listFeatures(Guide.area(200)), 0);
      for (int taken = 1; taken <= 200; taken++) {
        probe.request(1);
        probe.awaitReceived(taken);
        assertTrue(counter.requested.get() <= taken + 4);
      }
      probe.all();
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlersAskInBatches(Transport transport) {
    RequestCounter counter = new RequestCounter();
    ServerOptions options = ServerOptions.defaults().withPrefetch(64);
    try (Wire wire =
        Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide(), options), counter)) {
      Supply<Point> points = Supply.of(Messages.points(MANY));
      RouteSummary summary =
          Await.result(new RouteGuideAsyncClient(wire.channel()).recordRoute(points));
      assertEquals(MANY, summary.getPointCount());
      assertTrue(counter.requests.get() <= GROWING + MANY / 32, counter.requests + " requests");
      assertBatches(points, MANY);
    }
  }

  private static final class RequestCounter implements ServerInterceptor {
    final AtomicInteger requests = new AtomicInteger();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void request(int count) {
              requests.incrementAndGet();
              super.request(count);
            }
          },
          headers);
    }
  }
}
