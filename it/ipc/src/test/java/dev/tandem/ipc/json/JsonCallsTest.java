package dev.tandem.ipc.json;

import static dev.tandem.ipc.json.Notes.chat;
import static dev.tandem.ipc.json.Notes.note;
import static dev.tandem.ipc.json.Notes.notes;
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
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated stubs over two pipes: sizes, many messages, calls given up, what comes with a call. */
@Timeout(60)
class JsonCallsTest {
  private static final Point HERE = Point.newBuilder().setLatitude(1).build();

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
    WaitingGuide guide = new WaitingGuide();
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
