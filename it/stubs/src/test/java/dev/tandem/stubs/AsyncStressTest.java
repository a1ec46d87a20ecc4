package dev.tandem.stubs;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many calls at a time that end in every way there is, from a fixed seed: each ends once, none is
 * left behind, on either side.
 */
@Timeout(240)
class AsyncStressTest {
  private static final int CALLS = 1_500;
  private static final long SEED = 20_261_121;

  /** What a call does is in its request, so that handlers need no random numbers. */
  private static final class Server extends AsyncGuide {
    final Queue<Probe<?>> probes = new ConcurrentLinkedQueue<>();
    final Queue<Supply<?>> supplies = new ConcurrentLinkedQueue<>();
    final AtomicInteger open = new AtomicInteger();

    @Override
    public CompletableFuture<Feature> getFeature(Point request) {
      CompletableFuture<Feature> feature = new CompletableFuture<>();
      open.incrementAndGet();
      feature.whenComplete((value, failure) -> open.decrementAndGet());
      return switch (request.getLatitude() % 4) {
        case 0 -> feature; // The caller cancels it.
        case 1 -> feature.completeAsync(() -> Messages.feature(1));
        case 2 -> {
          feature.completeExceptionally(new RpcException.Aborted("as asked"));
          yield feature;
        }
        default -> {
          feature.complete(Messages.feature(1));
          yield feature;
        }
      };
    }

    @Override
    public Flow.Publisher<Feature> listFeatures(Rectangle request) {
      Supply<Feature> supply =
          new Supply<>(
              request.getHi().getLatitude(),
              Messages::feature,
              request.getHi().getLongitude() == 0 ? null : new RpcException.Aborted("as asked"));
      supplies.add(supply);
      return supply;
    }

    @Override
    public CompletableFuture<RouteSummary> recordRoute(Flow.Publisher<Point> requests) {
      Probe<Point> probe = Probe.subscribe(requests, Long.MAX_VALUE);
      probes.add(probe);
      return probe.end().thenApply(end -> Messages.summary(probe.received().size()));
    }
  }

  private record Call(CompletableFuture<?> end, Runnable check) {}

  private static final class Caller {
    final RouteGuideAsyncClient client;
    final Random random;
    final ExecutorService others;
    final List<Call> calls = new ArrayList<>();
    final List<Supply<?>> supplies = new ArrayList<>();

    Caller(Wire wire, long seed, ExecutorService others) {
      this.random = new Random(seed);
      this.others = others;
      this.client =
          new RouteGuideAsyncClient(wire.channel())
              .withTimeout(Duration.ofMinutes(3))
              .withOption(ClientOptions.PREFETCH, 1 + random.nextInt(40));
    }

    void call() {
      switch (random.nextInt(4)) {
        case 0 -> future(client.getFeature(Messages.point(random.nextInt(1_000))), true);
        case 1 -> future(client.recordRoute(supply(Messages::point)), false);
        case 2 -> {
          int count = random.nextInt(200);
          Rectangle.Builder area = Guide.area(count).toBuilder();
          area.getHiBuilder().setLongitude(random.nextInt(2));
          stream(client.listFeatures(area.build()));
        }
        default -> stream(client.routeChat(supply(i -> Messages.note("n" + i))));
      }
    }

    private <T> Supply<T> supply(java.util.function.IntFunction<T> messages) {
      boolean endless = random.nextInt(4) == 0;
      Supply<T> supply =
          new Supply<>(
              endless ? Supply.ENDLESS : random.nextInt(200),
              messages,
              random.nextInt(4) == 0 ? new IllegalStateException("mine") : null);
      supplies.add(supply);
      return supply;
    }

    /** Cancels it after a while, unless it may be left to end by itself. */
    private void future(CompletableFuture<?> future, boolean unary) {
      int pause = random.nextInt(3);
      others.execute(
          () -> {
            Await.sleep(pause);
            future.cancel(true);
          });
      calls.add(new Call(future, () -> {}));
    }

    private <T> void stream(Flow.Publisher<T> publisher) {
      CompletableFuture<Void> cancelled = new CompletableFuture<>();
      Probe<T> probe = Probe.subscribe(publisher, random.nextInt(3));
      Random own = new Random(random.nextLong());
      int steps = own.nextInt(30);
      others.execute(
          () -> {
            for (int i = 0; i < steps; i++) {
              probe.request(1 + own.nextInt(20));
              Thread.onSpinWait();
            }
            switch (own.nextInt(3)) {
              case 0 -> {
                probe.cancel();
                cancelled.complete(null);
              }
              case 1 -> probe.request(0);
              default -> {
                probe.request(5_000);
                Await.sleep(1);
                probe.cancel();
                cancelled.complete(null);
              }
            }
          });
      calls.add(new Call(CompletableFuture.anyOf(probe.end(), cancelled), probe::check));
    }

    void awaitEnds() {
      for (Call call : calls) {
        Await.until("each call ends", call.end::isDone);
        call.check.run();
      }
      for (Supply<?> supply : supplies) {
        supply.awaitEnd();
      }
    }
  }

  private void stress(Transport transport, ServerServiceDefinition service, Runnable check)
      throws InterruptedException {
    ExecutorService others = Executors.newFixedThreadPool(4);
    try (Wire wire = Wire.open(transport, service)) {
      List<Caller> callers = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Caller caller = new Caller(wire, SEED + i, others);
        callers.add(caller);
        threads.add(
            new Thread(
                () -> {
                  for (int n = 0; n < CALLS / 3; n++) {
                    caller.call();
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      callers.forEach(Caller::awaitEnds);
      check.run();
      wire.shutdownAndAwaitChannel();
    } finally {
      others.shutdown(); // What is left there only asks or cancels once more.
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCallEnds(Transport transport) throws InterruptedException {
    Server server = new Server();
    stress(
        transport,
        RouteGuideRpc.bindAsync(server, ServerOptions.defaults().withPrefetch(7)),
        () -> {
          server.supplies.forEach(Supply::awaitEnd);
          for (Probe<?> probe : server.probes) {
            Await.until("each handler's requests end", probe::isEnded);
            probe.check();
          }
          Await.until("each handler's future is done", () -> server.open.get() == 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyCallThroughAProxyEnds(Transport transport) throws InterruptedException {
    Server server = new Server();
    try (Wire back = Wire.open(transport, RouteGuideRpc.bindAsync(server))) {
      stress(
          transport,
          RouteGuideRpc.bindAsync(new RouteGuideAsyncClient(back.channel())),
          () -> {
            server.supplies.forEach(Supply::awaitEnd);
            for (Probe<?> probe : server.probes) {
              Await.until("each handler's requests end", probe::isEnded);
              probe.check();
            }
            Await.until("each handler's future is done", () -> server.open.get() == 0);
          });
      back.shutdownAndAwaitChannel();
    }
  }
}
