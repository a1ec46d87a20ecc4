package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 12: senders are thread-safe, and so is closing. */
@Timeout(120)
class Promise12ThreadSafeSendersTest {
  private static final int THREADS = 8;
  private static final int EACH = 2_000;

  /** Runs something on several threads at once; gives what each threw, or null. */
  private static List<Throwable> onThreads(IntConsumer work) {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Throwable>> ends = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int number = t;
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      ends.add(end);
      Thread thread =
          new Thread(
              () -> {
                Await.latch("all threads are there", go);
                try {
                  work.accept(number);
                  end.complete(null);
                } catch (Throwable e) {
                  end.complete(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    go.countDown();
    return ends.stream().map(Await::result).toList();
  }

  /** Longitudes name the thread, latitudes count. */
  private static Point point(int thread, int number) {
    return Point.newBuilder().setLongitude(thread).setLatitude(number).build();
  }

  /** Fails when the messages of one thread are lost, doubled or out of order. */
  private static void checkOrder(Iterable<Point> points) {
    Map<Integer, Integer> next = new ConcurrentHashMap<>();
    for (Point point : points) {
      assertEquals(next.getOrDefault(point.getLongitude(), 0), point.getLatitude());
      next.merge(point.getLongitude(), 1, Integer::sum);
    }
    assertEquals(THREADS, next.size());
    next.values().forEach(count -> assertEquals(EACH, count));
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsSendOnOneStreamOfACaller(Transport transport) {
    Guide checks =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            checkOrder(requests);
            return Messages.summary(1);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(checks));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      List<Throwable> failures =
          onThreads(
              thread -> {
                for (int i = 0; i < EACH; i++) {
                  route.send(point(thread, i));
                }
              });
      failures.forEach(failure -> assertEquals(null, failure));
      assertEquals(1, route.finish().getPointCount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsSendOnOneStreamOfAHandler(Transport transport) {
    Guide sends =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            onThreads(
                    thread -> {
                      for (int i = 0; i < EACH; i++) {
                        responses.send(Feature.newBuilder().setLocation(point(thread, i)).build());
                      }
                    })
                .forEach(failure -> assertEquals(null, failure));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(sends));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA)) {
      checkOrder(features.stream().map(Feature::getLocation).toList());
    }
  }

  /** Closing from several threads while others are blocked in a send: one cancel, all are out. */
  @ParameterizedTest
  @EnumSource
  void closingAmongSenders(Transport transport) {
    CallCounter counter = new CallCounter();
    EndlessGuide endless = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(endless))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      ClientStream<Point, RouteSummary> route = client.recordRoute();
      AtomicInteger sent = new AtomicInteger();
      List<Throwable> failures =
          onThreads(
              thread -> {
                if (thread < 2) {
                  Await.until("the others are blocked", () -> sent.get() > 0 && !route.isReady());
                  route.close();
                }
                for (int i = 0; true; i++) {
                  route.send(point(thread, i));
                  sent.incrementAndGet();
                }
              });
      failures.forEach(failure -> assertInstanceOf(RpcException.Cancelled.class, failure));
      assertEquals(1, counter.cancelled.get());
    }
  }

  /** Finishing among senders: nothing is sent behind the end, and the senders are told. */
  @ParameterizedTest
  @EnumSource
  void finishingAmongSenders(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger counted = new AtomicInteger();
      List<Throwable> failures =
          onThreads(
              thread -> {
                for (int i = 0; true; i++) {
                  if (thread == 0 && i == EACH) {
                    counted.set(route.finish().getPointCount());
                  }
                  route.send(point(thread, i));
                  sent.incrementAndGet();
                }
              });
      failures.forEach(failure -> assertInstanceOf(RpcException.FailedPrecondition.class, failure));
      assertEquals(sent.get(), counted.get());
    }
  }
}
