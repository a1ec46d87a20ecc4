package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executors that throw, whenever and whatever: each asynchronous call comes to its end. */
@Timeout(120)
class FailingExecutorTest {
  private static final int FEATURES = 99;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdown();
  }

  /** Throws once, for one of the first tasks, and not what executors are to throw. */
  private Executor throwingAt(int number) {
    AtomicInteger tasks = new AtomicInteger();
    return task -> {
      if (tasks.incrementAndGet() == number) {
        throw new IllegalStateException("this pool is closing");
      }
      threads.execute(task);
    };
  }

  @ParameterizedTest
  @EnumSource
  void thatOfAClient(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      for (int number = 1; number <= 6; number++) {
        RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
        CompletableFuture<Feature> feature =
            client.withExecutor(throwingAt(number)).getFeature(Messages.point(1));
        Probe<Feature> features =
            Probe.subscribe(
                client.withExecutor(throwingAt(number)).listFeatures(Guide.area(FEATURES)), 2);
        features.awaitReceived(2);
        features.request(FEATURES);
        CompletableFuture<RouteSummary> summary =
            client
                .withExecutor(throwingAt(number))
                .recordRoute(Supply.of(Messages.points(FEATURES)));
        Supply<RouteNote> notes = new Supply<>(FEATURES, i -> Messages.note("a"));
        Probe<RouteNote> echo =
            Probe.subscribe(client.withExecutor(throwingAt(number)).routeChat(notes), FEATURES);
        assertEquals(Messages.feature(1), Await.result(feature));
        assertEquals(Messages.features(FEATURES), features.all());
        assertEquals(FEATURES, Await.result(summary).getPointCount());
        assertEquals(FEATURES, echo.all().size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thatOfAServerWhoseHandlerCannotStart(Transport transport) {
    ServerOptions options = ServerOptions.defaults().withExecutor(throwingAt(1));
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide(), options))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(
          RpcException.Unavailable.class, () -> client.recordRoute(Messages.points(FEATURES)));
      assertEquals(FEATURES, client.recordRoute(Messages.points(FEATURES)).getPointCount());
    }
  }

  /** The first task is the handler. */
  @ParameterizedTest
  @EnumSource
  void thatOfAServer(Transport transport) {
    for (int number = 2; number <= 6; number++) {
      ServerOptions options = ServerOptions.defaults().withExecutor(throwingAt(number));
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide(), options))) {
        RouteGuideClient client = new RouteGuideClient(wire.channel());
        assertEquals(FEATURES, client.recordRoute(Messages.points(FEATURES)).getPointCount());
      }
    }
  }
}
