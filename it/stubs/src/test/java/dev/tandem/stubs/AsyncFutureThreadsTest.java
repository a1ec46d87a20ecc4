package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the stages behind a future run. */
@Timeout(60)
class AsyncFutureThreadsTest {
  /** The event loop must not run what users put behind a future, as that may block. */
  @Test
  void stagesNeverRunOnTheEventLoop() {
    try (Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(new Guide()))) {
      ManagedChannel direct =
          NettyChannelBuilder.forAddress("localhost", wire.port())
              .usePlaintext()
              .directExecutor()
              .build();
      try {
        RouteGuideAsyncClient client = new RouteGuideAsyncClient(direct);
        for (int i = 0; i < 100; i++) {
          CountDownLatch stageIsThere = new CountDownLatch(1);
          CompletableFuture<String> thread = new CompletableFuture<>();
          client
              .withInterceptors(new HoldsBack(stageIsThere))
              .getFeature(Messages.point(1))
              .thenAccept(feature -> thread.complete(Thread.currentThread().getName()));
          stageIsThere.countDown();
          assertTrue(Await.result(thread).startsWith("tandem-"), thread::join);
        }
      } finally {
        direct.shutdownNow();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stagesRunOnTheExecutorOfTheStub(Transport transport) {
    ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "own"));
    CountDownLatch stageIsThere = new CountDownLatch(1);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      CompletableFuture<String> thread = new CompletableFuture<>();
      new RouteGuideAsyncClient(wire.channel())
          .withExecutor(own)
          .withInterceptors(new HoldsBack(stageIsThere))
          .getFeature(Messages.point(1))
          .thenAccept(feature -> thread.complete(Thread.currentThread().getName()));
      stageIsThere.countDown();
      assertEquals("own", Await.result(thread));
    } finally {
      own.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void executorThatTakesNothingLosesNothing(Transport transport) {
    ExecutorService own = Executors.newSingleThreadExecutor();
    own.shutdown();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel()).withExecutor(own);
      assertEquals(Messages.feature(1), Await.result(client.getFeature(Messages.point(1))));
      assertEquals(
          Messages.features(99), Probe.subscribe(client.listFeatures(Guide.area(99)), 99).all());
    }
  }
}
