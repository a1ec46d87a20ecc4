package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.Metadata;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What handlers in the asynchronous style are given, and what becomes of their calls. */
@Timeout(60)
class AsyncHandlerTest {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("key", Metadata.ASCII_STRING_MARSHALLER);

  /** A handler that wants no requests at all: its own answer ends the call. */
  @ParameterizedTest
  @EnumSource
  void answerWithoutTheRequests(Transport transport) {
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            return CompletableFuture.completedFuture(Messages.summary(7));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Supply<Point> points = new Supply<>(Supply.ENDLESS, Messages::point);
      RouteSummary summary =
          Await.result(new RouteGuideAsyncClient(wire.channel()).recordRoute(points));
      assertEquals(7, summary.getPointCount());
      points.awaitEnd(); // If the answer was not there even before they were subscribed to.
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsEndWithTheCallIfTheAnswerIsEarly(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      CompletableFuture<RouteSummary> call =
          new RouteGuideAsyncClient(wire.channel())
              .recordRoute(new Supply<>(Supply.ENDLESS, Messages::point));
      guide.requests.awaitReceived(1);
      guide.summary.complete(Messages.summary(1));
      assertEquals(1, Await.result(call).getPointCount());
      assertInstanceOf(RpcException.FailedPrecondition.class, guide.requests.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreForOneSubscriber(Transport transport) {
    Probe<Point> second = new Probe<>(1);
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            CompletableFuture<RouteSummary> summary = super.recordRoute(requests);
            requests.subscribe(second);
            return summary;
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertEquals(
          9, Await.result(client.recordRoute(Supply.of(Messages.points(9)))).getPointCount());
      assertInstanceOf(IllegalStateException.class, second.failure());
    }
  }

  /** The subscriber's failure is the handler's: redacted, and the call ends at once. */
  @ParameterizedTest
  @EnumSource
  void subscriberOfTheRequestsThatThrowsFailsTheCall(Transport transport) {
    IllegalStateException mine = new IllegalStateException("secret");
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            requests.subscribe(
                new Probe<>(Long.MAX_VALUE) {
                  @Override
                  void onMessage(Point message) {
                    throw mine;
                  }
                });
            return new CompletableFuture<>();
          }
        };
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      RpcException e =
          assertThrows(RpcException.Unknown.class, () -> client.recordRoute(Messages.points(100)));
      assertFalse(e.toString().contains("secret"), e::toString);
      assertSame(mine, log.thrownWith("failed, id"));
    }
  }

  /** All that calls into a handler: on its own threads, in its own context. */
  @ParameterizedTest
  @EnumSource
  void handlersHaveTheirCallAndKeepOffTheEventLoop(Transport transport) {
    Map<String, String> seen = new ConcurrentHashMap<>();
    AsyncGuide guide =
        new AsyncGuide() {
          private void see(String what) {
            CallContext call = CallContext.current();
            seen.put(what, call.headers().get(KEY) + " " + Thread.currentThread().getName());
          }

          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
            see("method");
            requests.subscribe(
                new Probe<>(Long.MAX_VALUE) {
                  @Override
                  void onMessage(RouteNote message) {
                    see("request");
                  }

                  @Override
                  public void onComplete() {
                    see("end of requests");
                  }
                });
            return subscriber -> {
              see("subscribe");
              subscriber.onSubscribe(
                  new Flow.Subscription() {
                    @Override
                    public void request(long count) {
                      see("demand");
                    }

                    @Override
                    public void cancel() {
                      see("cancel");
                    }
                  });
            };
          }
        };
    Metadata headers = new Metadata();
    headers.put(KEY, "mine");
    try (Wire wire = Wire.openDirect(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel()).withHeaders(headers);
      Probe<RouteNote> probe =
          Probe.subscribe(client.routeChat(Supply.of(List.of(Messages.note("n")))), 1);
      Await.until("the requests are read", () -> seen.size() == 5);
      probe.cancel();
      Await.until("the call is cancelled", () -> seen.size() == 6);
    }
    seen.forEach((what, by) -> assertTrue(by.startsWith("mine tandem-"), what + " by " + by));
  }

  @ParameterizedTest
  @EnumSource
  void responseHeadersAndTrailers(Transport transport) {
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            CallContext context = CallContext.current();
            context.responseHeaders().put(KEY, "header");
            context.sendHeaders();
            context.sendHeaders();
            context.responseTrailers().put(KEY, "trailer");
            return super.listFeatures(request);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Guide.area(2))) {
      assertEquals("header", features.headers().get(KEY));
      assertEquals(2, features.stream().count());
      assertEquals("trailer", features.trailers().get(KEY));
    }
  }

  @ParameterizedTest
  @EnumSource
  void messagesGoOutBeforeTheError(Transport transport) {
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            return new Supply<>(100, Messages::feature, new RpcException.Aborted("at the end"));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Probe<Feature> probe =
          Probe.subscribe(
              new RouteGuideAsyncClient(wire.channel()).listFeatures(Messages.AREA), 200);
      assertInstanceOf(RpcException.Aborted.class, probe.failure());
      assertEquals(Messages.features(100), probe.received());
    }
  }

  @ParameterizedTest
  @EnumSource
  void executorThatTakesNothingMakesCallsUnavailable(Transport transport) {
    java.util.concurrent.ExecutorService none =
        java.util.concurrent.Executors.newSingleThreadExecutor();
    none.shutdown();
    ServerOptions options = ServerOptions.defaults().withExecutor(none);
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.HandlerRun");
        Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide(), options))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(RpcException.Unavailable.class, () -> client.getFeature(Messages.point(1)));
      assertThrows(RpcException.Unavailable.class, () -> client.recordRoute(Messages.points(1)));
      assertEquals(2, log.size());
    }
  }
}
