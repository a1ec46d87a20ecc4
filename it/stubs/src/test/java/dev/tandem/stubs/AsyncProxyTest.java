package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsync;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 10 in the asynchronous style: an asynchronous client that is bound is a proxy. */
@Timeout(60)
class AsyncProxyTest {
  private static final Metadata.Key<String> TOKEN = key("token");
  private static final Metadata.Key<String> TRACE = key("trace");
  private static final Metadata.Key<String> COLOR = key("color");

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** A server and a proxy before it. */
  private record Chain(Wire back, Wire front) implements AutoCloseable {
    static Chain open(Transport transport, RouteGuideAsync service, ServerOptions options) {
      Wire back = Wire.open(transport, RouteGuideRpc.bindAsync(service));
      RouteGuideAsyncClient upstream = new RouteGuideAsyncClient(back.channel());
      return new Chain(back, Wire.open(transport, RouteGuideRpc.bindAsync(upstream, options)));
    }

    static Chain open(Transport transport, RouteGuideAsync service) {
      return open(transport, service, ServerOptions.defaults());
    }

    RouteGuideAsyncClient client() {
      return new RouteGuideAsyncClient(front.channel());
    }

    RouteGuideClient blocking() {
      return new RouteGuideClient(front.channel());
    }

    @Override
    public void close() {
      front.close();
      back.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allFourPatterns(Transport transport) {
    try (Chain chain = Chain.open(transport, new AsyncGuide())) {
      RouteGuideClient client = chain.blocking();
      assertEquals(Messages.feature(4), client.getFeature(Messages.point(4)));
      List<Feature> features = new ArrayList<>();
      client.listFeatures(Guide.area(1_000), features::add);
      assertEquals(Messages.features(1_000), features);
      assertEquals(1_000, client.recordRoute(Messages.points(1_000)).getPointCount());
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        chat.send(Messages.note("ping"));
        assertEquals(Messages.note("ping"), chat.receive());
        chat.send(Messages.note("pong"));
        chat.finishSending();
        assertEquals(Messages.note("pong"), chat.receive());
        assertNull(chat.receive());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsPassWithDetails(Transport transport) {
    ErrorDetail detail = ErrorDetail.newBuilder().setField("name").build();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<Feature> getFeature(Point request) {
            throw new RpcException.NotFound("no feature").withDetail(detail);
          }

          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> requests) {
            return new Supply<>(1, i -> Messages.note("one"), new RpcException.Aborted("stop"));
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      RpcException e =
          assertThrows(
              RpcException.NotFound.class, () -> chain.blocking().getFeature(Messages.point(1)));
      assertEquals("no feature", e.getStatus().getDescription());
      assertEquals(detail, e.detail(ErrorDetail.class).orElseThrow());
      Probe<RouteNote> chat = Probe.subscribe(chain.client().routeChat(subscriber -> {}), 9);
      assertInstanceOf(RpcException.Aborted.class, chat.failure());
      assertEquals(List.of(Messages.note("one")), chat.received());
    }
  }

  @ParameterizedTest
  @EnumSource
  void earlyAnswerToAClientStreamPasses(Transport transport) {
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
            return CompletableFuture.completedFuture(Messages.summary(1));
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      Supply<Point> points = new Supply<>(Supply.ENDLESS, Messages::point);
      assertEquals(1, Await.result(chain.client().recordRoute(points)).getPointCount());
      points.awaitEnd(); // If the answer was not there even before they were subscribed to.
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationPasses(Transport transport) {
    Supply<Feature> features = new Supply<>(Supply.ENDLESS, Messages::feature);
    Probe<Object> requests = new Probe<>(1);
    CompletableFuture<Feature> feature = new CompletableFuture<>();
    AtomicInteger started = new AtomicInteger();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<Feature> getFeature(Point request) {
            started.incrementAndGet();
            return feature;
          }

          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            return features;
          }

          @Override
          public Flow.Publisher<RouteNote> routeChat(Flow.Publisher<RouteNote> notes) {
            notes.subscribe(requests);
            started.incrementAndGet();
            return subscriber -> {};
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      CompletableFuture<Feature> unary = chain.client().getFeature(Messages.point(1));
      Await.until("the call is there", () -> started.get() == 1);
      unary.cancel(true);
      Await.until("its future is cancelled", feature::isCancelled);

      Probe<Feature> probe =
          Probe.subscribe(chain.client().listFeatures(Messages.AREA), Long.MAX_VALUE);
      probe.awaitReceived(10);
      probe.cancel();
      Await.result(features.cancelled);

      Probe<RouteNote> chat = Probe.subscribe(chain.client().routeChat(subscriber -> {}), 1);
      Await.until("the call is there", () -> started.get() == 2);
      chat.cancel();
      assertInstanceOf(RpcException.Cancelled.class, requests.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlinePasses(Transport transport) {
    CompletableFuture<Feature> feature = new CompletableFuture<>();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<Feature> getFeature(Point request) {
            assertTrue(CallContext.current().deadline().isPresent());
            return feature;
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      RouteGuideClient hurried = chain.blocking().withTimeout(Duration.ofMillis(500));
      assertThrows(
          RpcException.DeadlineExceeded.class, () -> hurried.getFeature(Messages.point(1)));
      Await.until("the future behind is cancelled", feature::isCancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void backPressurePasses(Transport transport) {
    int many = 2_000;
    Supply<Feature> features = new Supply<>(many, Messages::bigFeature);
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            return features;
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      Probe<Feature> probe = Probe.subscribe(chain.client().listFeatures(Messages.AREA), 1);
      probe.awaitReceived(1);
      Await.until(
          "the handler behind stands still",
          () -> {
            int before = features.sent.get();
            Await.sleep(300);
            return features.sent.get() == before;
          });
      assertTrue(features.sent.get() < many / 2, features.sent + " went to a reader of one");
      probe.request(many);
      assertEquals(many, probe.all().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void responseHeadersAndTrailersPassAndOnlyNamedRequestHeaders(Transport transport) {
    CompletableFuture<Metadata> seen = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public Flow.Publisher<Feature> listFeatures(Rectangle request) {
            CallContext context = CallContext.current();
            seen.complete(context.headers());
            context.responseHeaders().put(COLOR, "red");
            context.responseTrailers().put(COLOR, "blue");
            context.sendHeaders();
            Flow.Publisher<Feature> features = super.listFeatures(request);
            return subscriber -> release.thenRun(() -> features.subscribe(subscriber));
          }
        };
    Metadata headers = new Metadata();
    headers.put(TOKEN, "secret");
    headers.put(TRACE, "t1");
    headers.put(TRACE, "t2");
    ServerOptions options = ServerOptions.defaults().withForwardedHeaders(TRACE);
    try (Chain chain = Chain.open(transport, guide, options);
        ServerStream<Feature> features =
            chain.blocking().withHeaders(headers).listFeatures(Guide.area(1))) {
      assertEquals("red", features.headers().get(COLOR), "they come before any message");
      release.complete(null);
      assertEquals(1, features.stream().count());
      assertEquals("blue", features.trailers().get(COLOR));

      Metadata behind = Await.result(seen);
      assertNull(behind.get(TOKEN), "a token for one server is not sent to another");
      assertEquals("t2", behind.get(TRACE));
    }
  }
}
