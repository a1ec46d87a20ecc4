package dev.tandem.faults;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of all patterns, of which many are ended at a random time in a random way. Each must have
 * one outcome: all that it should have, or a failure that has a reason.
 */
final class RandomCalls {
  private static final Set<Code> REASONS =
      Set.of(Code.CANCELLED, Code.DEADLINE_EXCEEDED, Code.UNAVAILABLE);
  private static final int MESSAGES = 30;
  private static final int LATEST_MICROS = 1_500;

  private final ManagedChannel channel;
  private final Census census;
  private final ScheduledExecutorService timer;
  private final Random random;
  private final boolean lostConnectionsPass;
  final Map<Code, Integer> outcomes = new EnumMap<>(Code.class);

  RandomCalls(
      ManagedChannel channel,
      Census census,
      ScheduledExecutorService timer,
      long seed,
      boolean lostConnectionsPass) {
    this.channel = channel;
    this.census = census;
    this.timer = timer;
    this.random = new Random(seed);
    this.lostConnectionsPass = lostConnectionsPass;
  }

  /** Makes one call, on this thread. */
  void next() {
    Ender.Way end = Ender.Way.values()[random.nextInt(Ender.Way.values().length)];
    // As many within each order of magnitude: however fast the machine is, some are in time.
    long micros = (long) Math.pow(LATEST_MICROS, random.nextDouble());
    RouteGuideClient client = new RouteGuideClient(channel).withInterceptors(census);
    if (end == Ender.Way.DEADLINE) {
      client = client.withTimeout(Duration.ofNanos(micros * 1_000));
    }
    Context.CancellableContext context = Context.current().withCancellation();
    Ender ender = new Ender(end, context, timer, micros);
    Context before = context.attach();
    Code outcome = Code.OK;
    try {
      call(client, ender);
    } catch (RpcException e) {
      outcome = reason(e);
    } finally {
      context.detach(before);
      ender.over();
      context.cancel(null);
    }
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private Code reason(RpcException e) {
    boolean lost = lostConnectionsPass && Link.isLost(e);
    if (!lost && !REASONS.contains(e.code())) {
      throw new AssertionError("no reason for this", e);
    }
    return e.code();
  }

  private void call(RouteGuideClient client, Ender ender) {
    switch (random.nextInt(6)) {
      case 0 -> check(Messages.feature(7).equals(client.getFeature(Messages.point(7))));
      case 1 -> serverStreaming(client, ender);
      case 2 -> clientStreaming(client, ender);
      case 3 -> chat(client, ender);
      case 4 -> exchange(client, ender);
      default -> future(ender);
    }
  }

  private void serverStreaming(RouteGuideClient client, Ender ender) {
    try (ServerStream<Feature> features = client.listFeatures(Guide.area(MESSAGES))) {
      ender.closes(features::close);
      int count = 0;
      try {
        while (features.receive() != null) {
          count++;
        }
      } catch (RpcException e) {
        checkSticky(features, e.code());
        throw e;
      }
      check(count == MESSAGES);
      checkSticky(features, Code.OK);
    }
  }

  /** What a stream said at its end it says again. */
  private static void checkSticky(ServerStream<Feature> stream, Code first) {
    Code second = Code.OK;
    int more = 0;
    try {
      while (stream.receive() != null) {
        more++;
      }
    } catch (RpcException again) {
      second = again.code();
    }
    if (second != first || more > 0) {
      throw new AssertionError(
          "a stream that ended by %s goes on with %d messages to %s"
              .formatted(first, more, second));
    }
  }

  private static void clientStreaming(RouteGuideClient client, Ender ender) {
    try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
      ender.closes(route::close);
      for (int i = 0; i < MESSAGES; i++) {
        route.send(Messages.point(i));
      }
      check(route.finish().getPointCount() == MESSAGES);
    }
  }

  private static void chat(RouteGuideClient client, Ender ender) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      ender.closes(chat::close);
      for (int i = 0; i < 5; i++) {
        chat.send(Messages.note("n" + i));
        check(Messages.note("n" + i).equals(chat.receive()));
      }
    }
  }

  private static void exchange(RouteGuideClient client, Ender ender) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      ender.closes(chat::close);
      long echoed =
          chat.exchange(
              sender -> {
                for (int i = 0; i < MESSAGES; i++) {
                  sender.send(Messages.bigNote(i));
                }
              },
              receiver -> receiver.stream().count());
      check(echoed == MESSAGES);
    }
  }

  private void future(Ender ender) {
    CompletableFuture<RouteSummary> summary =
        new RouteGuideAsyncClient(channel)
            .withInterceptors(census)
            .recordRoute(new PointPublisher(MESSAGES));
    AtomicInteger completions = new AtomicInteger();
    CompletableFuture<Void> seen =
        summary.handle(
            (result, failure) -> {
              completions.incrementAndGet();
              return null;
            });
    ender.closes(() -> summary.cancel(true));
    awaitUninterrupted(seen, summary);
    check(completions.get() == 1);
    try {
      check(summary.join().getPointCount() == MESSAGES);
    } catch (CancellationException cancelled) {
      throw new RpcException.Cancelled("as it was told to");
    } catch (CompletionException e) {
      if (e.getCause() instanceof RpcException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** A future knows nothing of interrupts: who waits for it cancels it. */
  private static void awaitUninterrupted(
      CompletableFuture<?> seen, CompletableFuture<?> cancelled) {
    try {
      seen.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupt) {
      cancelled.cancel(true);
      Await.result(seen);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the future hangs", e);
    }
  }

  private static void check(boolean asExpected) {
    if (!asExpected) {
      throw new AssertionError("a call has less than all, or more");
    }
  }
}
