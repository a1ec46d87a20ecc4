package dev.tandem.ipc.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.stubs.Guide;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated stubs over two pipes: what goes wrong on the streams, and what holds all the same. */
@Timeout(60)
class JsonCallsTest {
  private static final Point HERE = Point.newBuilder().setLatitude(1).build();

  private static RouteNote note(String text) {
    return RouteNote.newBuilder().setMessage(text).build();
  }

  private static List<RouteNote> notes(int count) {
    return IntStream.range(0, count).mapToObj(i -> note("n" + i)).toList();
  }

  private static List<RouteNote> chat(RouteGuideClient client, List<RouteNote> notes) {
    List<RouteNote> answers = new ArrayList<>();
    client.routeChat(Receiver.of(notes), answers::add);
    return answers;
  }

  /** Waits until it is told to go on, or until its call is cancelled. */
  private static final class Waiting extends Guide {
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      called.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        ended.countDown();
      }
      return super.recordRoute(Receiver.of());
    }
  }

  private static CompletableFuture<Throwable> failureOf(Runnable call) {
    return CompletableFuture.supplyAsync(() -> assertThrows(RpcException.class, call::run));
  }

  // ---- what is on the streams beside frames

  @Test
  void printedLinesArePassedOnAndHarmNoCall() throws InterruptedException {
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      client.getFeature(HERE);
      pipes.print("Picked up JAVA_TOOL_OPTIONS\n10 % …");
      client.getFeature(HERE);
      pipes.print("{\"call\":1}\n");
      assertEquals(3, chat(client, notes(3)).size());
      assertEquals("Picked up JAVA_TOOL_OPTIONS", pipes.text().take());
      assertEquals("10 % …", pipes.text().take());
      assertEquals("{\"call\":1}", pipes.text().take());
      assertTrue(pipes.text().isEmpty());
    }
  }

  @Test
  void brokenFrameEndsAllCallsOnBothSides() throws InterruptedException {
    Waiting guide = new Waiting();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.print("\u001e{\"call\":7,\"mess\n");
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.INTERNAL, e.code());
      assertTrue(
          e.getMessage().contains("the child does not keep to the JSON protocol"), e::getMessage);
      assertTrue(e.getMessage().contains("{\"call\":7,\"mess"), e::getMessage);
      assertEquals(Status.Code.INTERNAL, pipes.parent().onEnd().join().getCode());
      guide.ended.await();
      assertThrows(
          RpcException.Unavailable.class, () -> client.getFeature(HERE), "and no more calls");
    }
  }

  @Test
  void childThatEndsItsOutputEndsItsCalls() throws IOException, InterruptedException {
    Waiting guide = new Waiting();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.closeChildOutput();
      Status end = pipes.parent().onEnd().join();
      assertEquals(Status.Code.UNAVAILABLE, end.getCode());
      assertEquals("the child closed its standard output", end.getDescription());
      guide.ended.await();
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.UNAVAILABLE, e.code());
    }
  }

  @Test
  void parentThatGoesAwayEndsTheCallsOfTheChild() throws InterruptedException {
    Waiting guide = new Waiting();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<Throwable> failure = failureOf(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.parent().shutdownNow(Status.ABORTED.withDescription("the workflow was stopped"));
      RpcException e = (RpcException) failure.join();
      assertEquals(Status.Code.ABORTED, e.code());
      assertEquals("the workflow was stopped", e.getStatus().getDescription());
      RpcException later = assertThrows(RpcException.class, () -> client.getFeature(HERE));
      assertEquals(Status.Code.UNAVAILABLE, later.code());
      assertTrue(
          pipes.channel().awaitTermination(10, TimeUnit.SECONDS),
          "the channel ends with its streams");
    }
  }

  @Test
  void childThatNoLongerReadsEndsTheConnection() throws IOException {
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      client.getFeature(HERE);
      pipes.closeChildInput();
      assertThrows(
          RpcException.Unavailable.class,
          () -> client.listFeatures(Guide.area(100_000)).stream().count());
      assertEquals(Status.Code.UNAVAILABLE, pipes.parent().onEnd().join().getCode());
    }
  }

  @Test
  void shutdownLetsCallsEndAndThenClosesTheStreams() throws InterruptedException {
    Waiting guide = new Waiting();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      CompletableFuture<RouteSummary> summary =
          CompletableFuture.supplyAsync(() -> client.recordRoute(List.of()));
      guide.called.await();
      pipes.channel().shutdown();
      assertThrows(RpcException.Unavailable.class, () -> client.getFeature(HERE));
      assertTrue(pipes.channel().isShutdown());
      assertTrue(!pipes.channel().isTerminated());
      guide.goOn.countDown();
      summary.join();
      assertTrue(pipes.channel().awaitTermination(10, TimeUnit.SECONDS));
      assertEquals(
          "the child closed its standard output", pipes.parent().onEnd().join().getDescription());
    }
  }

  // ---- size

  @Test
  void tooLargeMessagesFailTheirCallAndNoOther() {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            return Feature.newBuilder().setName("x".repeat(request.getLatitude())).build();
          }
        };
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      try (BidiStream<RouteNote, RouteNote> other = client.routeChat()) {
        for (int size :
            new int[] {5_000_000, 30_000_000}) { // The latter is not even kept to the end.
          Point large = Point.newBuilder().setLatitude(size).build();
          assertThrows(RpcException.ResourceExhausted.class, () -> client.getFeature(large));
          RouteNote note = note("x".repeat(size));
          assertThrows(RpcException.ResourceExhausted.class, () -> chat(client, List.of(note)));
        }
        Point fits = Point.newBuilder().setLatitude(4_000_000).build();
        assertEquals(4_000_000, client.getFeature(fits).getName().length());
        Point larger = Point.newBuilder().setLatitude(25_000_000).build();
        assertEquals(
            25_000_000,
            client.withMaxInboundMessageSize(26_000_000).getFeature(larger).getName().length());
        other.send(note("still there"));
        assertEquals(note("still there"), other.receive());
      }
    }
  }

  // ---- many messages, and calls that are given up

  @Test
  void tenThousandMessagesInBothDirections() {
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(new Guide()))) {
      List<RouteNote> all = notes(10_000);
      assertEquals(all, chat(new RouteGuideClient(pipes.channel()), all));
    }
  }

  @Test
  void callsThatAreGivenUpAtAnyTimeLeaveNothingBehind() throws InterruptedException {
    AtomicInteger open = new AtomicInteger();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            open.incrementAndGet();
            try {
              super.routeChat(requests, responses);
            } finally {
              open.decrementAndGet();
            }
          }
        };
    Random random = new Random(5);
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      for (int round = 0; round < 1_000; round++) {
        try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
          for (int i = random.nextInt(4); i > 0; i--) {
            chat.send(note("a"));
          }
          for (int spin = random.nextInt(20_000); spin > 0; spin--) {
            Thread.onSpinWait();
          }
          if (random.nextBoolean()) {
            chat.finishSending();
          }
        }
      }
      assertEquals(3, chat(client, notes(3)).size());
      pipes.channel().shutdown();
      assertTrue(
          pipes.channel().awaitTermination(10, TimeUnit.SECONDS), "no call is left in the child");
      while (open.get() > 0) { // The timeout of the test says that one is left in the parent.
        Thread.sleep(1);
      }
    }
  }

  @Test
  void blockedHandlersAndListenersBlockNobodyElse() {
    Waiting guide = new Waiting();
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      List<CompletableFuture<RouteSummary>> blocked =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> client.recordRoute(List.of()), task -> new Thread(task).start()))
              .toList();
      assertEquals(20, client.listFeatures(Guide.area(20)).stream().count());
      guide.goOn.countDown();
      blocked.forEach(CompletableFuture::join);
    }
  }

  // ---- what comes with a call

  @Test
  void deadlineAndHeadersReachTheHandler() {
    CompletableFuture<CallContext> seen = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            seen.complete(CallContext.current());
            return super.getFeature(request);
          }
        };
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      Metadata headers = new Metadata();
      Metadata.Key<byte[]> key = Metadata.Key.of("raw-bin", Metadata.BINARY_BYTE_MARSHALLER);
      headers.put(key, new byte[] {0, -1});
      new RouteGuideClient(pipes.channel())
          .withTimeout(Duration.ofMinutes(10))
          .withHeaders(headers)
          .getFeature(HERE);
      CallContext context = seen.join();
      assertEquals(-1, context.headers().get(key)[1]);
      long seconds = context.deadline().orElseThrow().timeRemaining(TimeUnit.SECONDS);
      assertTrue(seconds > 300 && seconds <= 600, () -> seconds + " s are left");
      assertEquals("standard streams", context.peer().orElseThrow().toString());
    }
  }

  /** Adds a header, later and on another thread. */
  private static final class Token extends CallCredentials {
    private final Status failure;

    Token(Status failure) {
      this.failure = failure;
    }

    @Override
    public void applyRequestMetadata(
        RequestInfo request, Executor executor, MetadataApplier applier) {
      CompletableFuture.runAsync(
          () -> {
            if (failure.isOk()) {
              Metadata headers = new Metadata();
              headers.put(Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER), "secret");
              applier.apply(headers);
            } else {
              applier.fail(failure);
            }
          },
          CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void credentialsAreAppliedBeforeTheCallBegins() {
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            String token =
                CallContext.current()
                    .headers()
                    .get(Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER));
            requests.forEach(request -> responses.send(note(token + request.getMessage())));
          }
        };
    try (Pipes pipes = new Pipes(RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(pipes.channel());
      List<RouteNote> answers = chat(client.withCallCredentials(new Token(Status.OK)), notes(40));
      assertEquals(40, answers.size());
      assertEquals(note("secretn39"), answers.get(39));
      Status refused = Status.UNAUTHENTICATED.withDescription("no token");
      RpcException e =
          assertThrows(
              RpcException.Unauthenticated.class,
              () -> client.withCallCredentials(new Token(refused)).getFeature(HERE));
      assertEquals("no token", e.getStatus().getDescription());
      assertNull(e.getCause());
    }
  }
}
