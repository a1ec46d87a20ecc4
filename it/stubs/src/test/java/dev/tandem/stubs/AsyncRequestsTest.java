package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a caller's publisher of requests does, rightly and wrongly, and what becomes of the call.
 */
@Timeout(60)
class AsyncRequestsTest {
  private final IllegalStateException mine = new IllegalStateException("mine");

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  /** Receives until the end, and tells how that came. */
  private static final class Recorder extends Guide {
    final CompletableFuture<Throwable> ended = new CompletableFuture<>();

    @Override
    public RouteSummary recordRoute(Receiver<Point> requests) {
      try {
        RouteSummary summary = super.recordRoute(requests);
        ended.complete(new AssertionError("a part was taken for the whole: " + summary));
        return summary;
      } catch (RuntimeException e) {
        ended.complete(e);
        throw e;
      }
    }
  }

  private void failsWith(Transport transport, Flow.Publisher<Point> points, Throwable expected) {
    Recorder guide = new Recorder();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      assertSame(expected, failure(client.recordRoute(points)));
      // A call that fails before it has started to send may never get to its handler.
      wire.shutdownAndAwaitChannel();
      Throwable told = guide.ended.getNow(null);
      if (told != null) {
        assertInstanceOf(RpcException.Cancelled.class, told);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void failureOfTheRequestsIsThatOfTheCall(Transport transport) {
    failsWith(transport, new Supply<>(0, Messages::point, mine), mine);
    failsWith(transport, new Supply<>(100, Messages::point, mine), mine);
  }

  @ParameterizedTest
  @EnumSource
  void failureOfTheRequestsOfAChatToo(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()))) {
      Supply<RouteNote> notes = new Supply<>(100, Messages::bigNote, mine);
      Probe<RouteNote> probe =
          Probe.subscribe(new RouteGuideAsyncClient(wire.channel()).routeChat(notes), 1);
      assertSame(mine, probe.failure());
      wire.shutdownAndAwaitChannel();
    }
  }

  @ParameterizedTest
  @EnumSource
  void publisherThatThrows(Transport transport) {
    failsWith(
        transport,
        subscriber -> {
          throw mine;
        },
        mine);
    failsWith(
        transport,
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long count) {
                    throw mine;
                  }

                  @Override
                  public void cancel() {
                    throw mine;
                  }
                }),
        mine);
  }

  /** A server that answers before it has read everything. */
  private static Guide early(boolean well) {
    return new Guide() {
      @Override
      public RouteSummary recordRoute(Receiver<Point> requests) {
        requests.receive();
        if (!well) {
          throw new RpcException.ResourceExhausted("too much");
        }
        return Messages.summary(1);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void earlyAnswerCancelsTheRequests(Transport transport) {
    for (boolean well : new boolean[] {true, false}) {
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(early(well)))) {
        Supply<Point> points = new Supply<>(Supply.ENDLESS, Messages::point);
        CompletableFuture<RouteSummary> summary =
            new RouteGuideAsyncClient(wire.channel()).recordRoute(points);
        if (well) {
          assertEquals(1, Await.result(summary).getPointCount());
        } else {
          assertInstanceOf(RpcException.ResourceExhausted.class, failure(summary));
        }
        Await.result(points.cancelled);
        wire.shutdownAndAwaitChannel();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancelledCallCancelsTheRequests(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      Supply<Point> points = new Supply<>(Supply.ENDLESS, Messages::point);
      client.recordRoute(points).cancel(true);
      Await.result(points.cancelled);

      Supply<RouteNote> notes = new Supply<>(Supply.ENDLESS, Messages::bigNote);
      Probe.subscribe(client.routeChat(notes), 1).cancel();
      Await.result(notes.cancelled);
    }
  }

  /** A subscription that tells when it is cancelled. */
  private static final class Told implements Flow.Subscription {
    final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    final Semaphore demand = new Semaphore(0);

    @Override
    public void request(long count) {
      demand.release((int) count);
    }

    @Override
    public void cancel() {
      cancelled.complete(null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriptionThatComesAfterTheEndIsCancelled(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      CompletableFuture<Flow.Subscriber<? super Point>> subscriber = new CompletableFuture<>();
      new RouteGuideAsyncClient(wire.channel()).recordRoute(subscriber::complete).cancel(true);
      Told late = new Told();
      Await.result(subscriber).onSubscribe(late);
      Await.result(late.cancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void secondSubscriptionIsCancelledAndTheFirstGoesOn(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      Told second = new Told();
      Supply<Point> points = Supply.of(Messages.points(100));
      CompletableFuture<RouteSummary> summary =
          new RouteGuideAsyncClient(wire.channel())
              .recordRoute(
                  subscriber -> {
                    points.subscribe(subscriber);
                    subscriber.onSubscribe(second);
                  });
      Await.result(second.cancelled);
      assertEquals(100, Await.result(summary).getPointCount());
    }
  }

  /** The server reads nothing, so that demand ends somewhere. */
  @ParameterizedTest
  @EnumSource
  void messageThatNobodyAskedForFailsTheCall(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()))) {
      Told told = new Told();
      CompletableFuture<RouteSummary> summary =
          new RouteGuideAsyncClient(wire.channel())
              .recordRoute(
                  subscriber -> {
                    subscriber.onSubscribe(told);
                    Messages.points(100_000).forEach(subscriber::onNext);
                    subscriber.onComplete();
                  });
      Throwable failure = assertInstanceOf(IllegalStateException.class, failure(summary));
      assertTrue(failure.getMessage().contains("rule 1.1"), failure::getMessage);
      Await.result(told.cancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("NullAway") // It is about publishers that break the contract.
  void nullFailsTheCallAndIsThrownAtThePublisher(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      Told told = new Told();
      CompletableFuture<RouteSummary> summary =
          new RouteGuideAsyncClient(wire.channel())
              .recordRoute(
                  subscriber -> {
                    subscriber.onSubscribe(told);
                    assertThrows(NullPointerException.class, () -> subscriber.onNext(null));
                  });
      assertInstanceOf(NullPointerException.class, failure(summary));
      Await.result(told.cancelled);
    }
  }

  /** Rule 1.3 forbids it; all the same no message may be lost or torn. */
  @ParameterizedTest
  @EnumSource
  void signalsFromManyThreadsDoNotCorruptTheCall(Transport transport) throws InterruptedException {
    int each = 500;
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      Told told = new Told();
      CompletableFuture<Flow.Subscriber<? super Point>> given = new CompletableFuture<>();
      CompletableFuture<RouteSummary> summary =
          new RouteGuideAsyncClient(wire.channel()).recordRoute(given::complete);
      Flow.Subscriber<? super Point> subscriber = Await.result(given);
      subscriber.onSubscribe(told);
      Runnable sender =
          () -> {
            for (int i = 0; i < each; i++) {
              told.demand.acquireUninterruptibly();
              subscriber.onNext(Messages.point(i));
            }
          };
      List<Thread> threads = List.of(new Thread(sender), new Thread(sender), new Thread(sender));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      subscriber.onComplete();
      subscriber.onComplete();
      subscriber.onError(mine);
      assertEquals(3 * each, Await.result(summary).getPointCount());
      assertNull(told.cancelled.getNow(null));
    }
  }
}
