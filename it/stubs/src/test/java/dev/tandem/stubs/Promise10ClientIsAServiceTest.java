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
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 10: {@code bind(new RouteGuideClient(channel))} is a transparent proxy. */
@Timeout(60)
class Promise10ClientIsAServiceTest {
  private static final Metadata.Key<String> TOKEN = key("token");
  private static final Metadata.Key<String> TRACE = key("trace");
  private static final Metadata.Key<String> COLOR = key("color");

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** A server, a proxy before it, and a client of the proxy. */
  private record Chain(Wire back, Wire front, RouteGuideClient client) implements AutoCloseable {
    static Chain open(Transport transport, RouteGuide service, ServerOptions options) {
      Wire back = Wire.open(transport, RouteGuideRpc.bind(service));
      RouteGuideClient upstream = new RouteGuideClient(back.channel());
      Wire front = Wire.open(transport, RouteGuideRpc.bind(upstream, options));
      return new Chain(back, front, new RouteGuideClient(front.channel()));
    }

    static Chain open(Transport transport, RouteGuide service) {
      return open(transport, service, ServerOptions.defaults());
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
    try (Chain chain = Chain.open(transport, new Guide())) {
      RouteGuideClient client = chain.client();
      assertEquals(Messages.feature(4), client.getFeature(Messages.point(4)));
      try (ServerStream<Feature> features = client.listFeatures(Guide.area(1_000))) {
        assertEquals(Messages.features(1_000), features.stream().toList());
      }
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
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            throw new RpcException.NotFound("no feature").withDetail(detail);
          }

          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note("one"));
            throw new RpcException.Aborted("stop");
          }
        };
    try (Chain chain = Chain.open(transport, guide)) {
      RpcException e =
          assertThrows(
              RpcException.NotFound.class, () -> chain.client().getFeature(Messages.point(1)));
      assertEquals("no feature", e.getStatus().getDescription());
      assertEquals(detail, e.detail(ErrorDetail.class).orElseThrow());
      try (BidiStream<RouteNote, RouteNote> chat = chain.client().routeChat()) {
        assertEquals(Messages.note("one"), chat.receive());
        assertThrows(RpcException.Aborted.class, chat::receive);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void earlyAnswerToAClientStreamPasses(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            requests.receive();
            return Messages.summary(1);
          }
        };
    try (Chain chain = Chain.open(transport, guide);
        ClientStream<Point, RouteSummary> route = chain.client().recordRoute()) {
      route.send(Messages.point(1));
      // The proxy waits for the second point: only the answer from behind can end that.
      assertThrows(
          RpcException.FailedPrecondition.class,
          () -> {
            while (true) {
              Await.sleep(5);
              route.trySend(Messages.point(2));
            }
          });
      assertEquals(1, route.finish().getPointCount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationPasses(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Chain chain = Chain.open(transport, guide)) {
      try (ServerStream<Feature> features = chain.client().listFeatures(Messages.AREA)) {
        features.receive();
      }
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationOfAnIdleChatPasses(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Chain chain = Chain.open(transport, guide)) {
      BidiStream<RouteNote, RouteNote> chat = chain.client().routeChat();
      Await.latch("the handler behind the proxy runs", guide.started);
      chat.close();
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlinePasses(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Chain chain = Chain.open(transport, guide)) {
      RouteGuideClient hurried = chain.client().withTimeout(Duration.ofSeconds(1));
      assertThrows(
          RpcException.DeadlineExceeded.class, () -> hurried.getFeature(Messages.point(1)));
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void backPressurePasses(Transport transport) {
    int many = 2_000;
    AtomicInteger sent = new AtomicInteger();
    CompletableFuture<Thread> handler = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            handler.complete(Thread.currentThread());
            for (int i = 0; i < many; i++) {
              responses.send(Messages.bigFeature(i));
              sent.incrementAndGet();
            }
          }
        };
    try (Chain chain = Chain.open(transport, guide);
        ServerStream<Feature> features = chain.client().listFeatures(Messages.AREA)) {
      features.receive();
      Await.result(handler);
      Await.until(
          "the first handler stops sending",
          () -> {
            int before = sent.get();
            Await.sleep(300);
            return sent.get() == before;
          });
      assertTrue(sent.get() < many / 2, () -> sent + " messages went to a reader of one");
      assertEquals(many - 1, features.stream().count());
    }
  }

  @ParameterizedTest
  @EnumSource
  void responseHeadersAndTrailersPassAndOnlyNamedRequestHeaders(Transport transport) {
    CompletableFuture<Metadata> seen = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            CallContext context = CallContext.current();
            seen.complete(context.headers());
            context.responseHeaders().put(COLOR, "red");
            context.responseTrailers().put(COLOR, "blue");
            responses.send(Messages.feature(1));
          }
        };
    Metadata headers = new Metadata();
    headers.put(TOKEN, "secret");
    headers.put(TRACE, "t1");
    headers.put(TRACE, "t2");
    ServerOptions options = ServerOptions.defaults().withForwardedHeaders(TRACE);
    try (Chain chain = Chain.open(transport, guide, options);
        ServerStream<Feature> features =
            chain.client().withHeaders(headers).listFeatures(Messages.AREA)) {
      assertEquals("red", features.headers().get(COLOR));
      assertEquals(1, features.stream().count());
      assertEquals("blue", features.trailers().get(COLOR));

      Metadata behind = Await.result(seen);
      assertNull(behind.get(TOKEN), "a token for one server is not sent to another");
      assertEquals("t2", behind.get(TRACE));
    }
  }
}
