package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.HandlerThreads;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link HandlerThreads}: a handler's thread runs the callbacks of its call while it waits. */
@Timeout(60)
class HandlerThreadsTest {
  private final CallbackThreads callbacks = new CallbackThreads();

  static Stream<Transport> transports() {
    return Stream.of(Transport.IN_PROCESS, Transport.NETTY);
  }

  private static Wire open(
      Transport transport, ServerServiceDefinition service, ServerInterceptor... interceptors) {
    ServerBuilder<?> server = transport.server().callExecutor(HandlerThreads.perCall());
    return Wire.open(transport, server, service, interceptors);
  }

  private Wire open(Transport transport, Guide guide) {
    return open(transport, RouteGuideRpc.bind(guide), callbacks);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatReceivesRunsTheCallbacks(Transport transport) {
    ThreadsGuide guide = new ThreadsGuide();
    try (Wire wire = open(transport, guide);
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      for (int i = 0; i < 100; i++) {
        chat.send(Messages.note("n" + i));
        assertEquals(Messages.note("n" + i), chat.receive());
      }
      chat.finishSending();
      assertNull(chat.receive());
      Await.result(callbacks.completed);
    }
    // The first message may come before the handler runs, but no other could.
    List<Thread> later = callbacks.messages.subList(1, 100);
    assertTrue(later.stream().allMatch(guide.threads.get(0)::equals), () -> "not all of " + later);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerHasTheThreadThatStartedItsCall(Transport transport) {
    ThreadsGuide guide = new ThreadsGuide();
    try (Wire wire = open(transport, guide)) {
      assertEquals(
          9, new RouteGuideClient(wire.channel()).recordRoute(Messages.points(9)).getPointCount());
    }
    assertEquals(callbacks.starts, guide.threads);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void manyShortCallsOfEachPattern(Transport transport) {
    try (Wire wire = open(transport, new Guide())) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (int i = 0; i < 500; i++) {
        assertEquals(Messages.feature(i), client.getFeature(Messages.point(i)));
        try (ServerStream<Feature> features = client.listFeatures(Guide.area(i % 3))) {
          assertEquals(Messages.features(i % 3), features.stream().toList());
        }
        assertEquals(i % 50, client.recordRoute(Messages.points(i % 50)).getPointCount());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatWaitsNowhereIsInterruptedByACancel(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = open(transport, guide)) {
      try (ClientStream<Point, RouteSummary> route =
          new RouteGuideClient(wire.channel()).recordRoute()) {
        route.send(Messages.point(1));
        Await.latch("the handler sleeps", guide.started);
      }
      assertInstanceOf(InterruptedException.class, Await.result(guide.ended).getCause());
      Await.result(callbacks.cancelled);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatWaitsNowhereIsInterruptedAtItsDeadline(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = open(transport, guide);
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).withTimeout(Duration.ofSeconds(1)).recordRoute()) {
      assertThrows(RpcException.DeadlineExceeded.class, route::finish);
      assertInstanceOf(InterruptedException.class, Await.result(guide.ended).getCause());
      Await.result(callbacks.cancelled);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatWaitsNowhereIsInterruptedByShutdownNow(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    Wire wire = open(transport, guide);
    try (ClientStream<Point, RouteSummary> route =
        new RouteGuideClient(wire.channel()).recordRoute()) {
      route.send(Messages.point(1));
      Await.latch("the handler sleeps", guide.started);
      wire.close();
    }
    assertInstanceOf(InterruptedException.class, Await.result(guide.ended).getCause());
  }

  /** The context tells at once; a callback has to wait for the handler. */
  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatIsBusyMayAskItsContext(Transport transport) {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> calledBack = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            started.countDown();
            CallContext context = CallContext.current();
            Await.until("the call is cancelled", context::isCancelled);
            calledBack.complete(callbacks.cancelled.isDone());
          }
        };
    ServerOptions options = ServerOptions.defaults().withInterruptOnCancel(false);
    try (Wire wire = open(transport, RouteGuideRpc.bind(guide, options), callbacks)) {
      ServerStream<Feature> features =
          new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA);
      Await.latch("the handler runs", started);
      features.close();
      assertFalse(Await.result(calledBack));
      Await.result(callbacks.cancelled);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatReadsNothingHoldsItsWriterBack(Transport transport) {
    CountDownLatch full = new CountDownLatch(1);
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            Await.latch("the writer is held back", full);
          }
        };
    try (Wire wire = open(transport, guide);
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      int sent = 0;
      while (chat.send(Messages.bigNote(sent), Duration.ofMillis(500))) {
        assertTrue(++sent < 2_000, "nothing slows the writer down");
      }
      full.countDown();
      assertNull(chat.receive());
      Await.result(callbacks.completed); // What the handler left was run, and let go.
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void handlerThatReturnsEndsTheSendsOfOtherThreads(Transport transport) {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            Thread other = new Thread(() -> ended.complete(sendUntilItFails(responses)));
            other.start();
            Await.blocked(other);
          }
        };
    try (Wire wire = open(transport, guide);
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA)) {
      assertInstanceOf(RpcException.FailedPrecondition.class, Await.result(ended));
      assertTrue(features.stream().count() > 0);
      Await.result(callbacks.completed);
    }
  }

  private static Throwable sendUntilItFails(Sender<Feature> responses) {
    for (int i = 0; i < 100_000; i++) {
      try {
        responses.send(Messages.bigFeature(i));
      } catch (RpcException e) {
        return e;
      }
    }
    return new AssertionError("all could be sent");
  }

  /** An executor of the application's need not have a thread for each call. */
  @ParameterizedTest
  @MethodSource("transports")
  void executorOfTheOptionsIsKept(Transport transport) {
    ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "own"));
    ThreadsGuide guide = new ThreadsGuide();
    ServerOptions options = ServerOptions.defaults().withExecutor(own);
    try (Wire wire = open(transport, RouteGuideRpc.bind(guide, options), callbacks)) {
      assertEquals(
          9, new RouteGuideClient(wire.channel()).recordRoute(Messages.points(9)).getPointCount());
      Await.result(callbacks.completed);
    } finally {
      own.shutdownNow();
    }
    assertEquals(List.of("own"), guide.threads.stream().map(Thread::getName).toList());
    assertFalse(callbacks.messages.contains(guide.threads.get(0)));
  }
}
