package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.common.v1.ErrorDetail;
import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The futures that an asynchronous client gives. */
@Timeout(60)
class AsyncFutureTest {

  private static RpcException failure(CompletableFuture<?> future) {
    CompletionException e = assertThrows(CompletionException.class, future::join);
    return assertInstanceOf(RpcException.class, e.getCause());
  }

  @ParameterizedTest
  @EnumSource
  void failureSaysWhatTheBlockingOneSays(Transport transport) {
    ErrorDetail detail = ErrorDetail.newBuilder().setField("name").build();
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            throw new RpcException.NotFound("no feature").withDetail(detail);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RpcException e =
          failure(new RouteGuideAsyncClient(wire.channel()).getFeature(Messages.point(1)));
      assertInstanceOf(RpcException.NotFound.class, e);
      assertEquals("no feature", e.getStatus().getDescription());
      assertEquals(detail, e.detail(ErrorDetail.class).orElseThrow());
      assertEquals("routeguide.RouteGuide/GetFeature", e.method());
      assertTrue(e.target().startsWith("localhost"), e::target);
      assertNotEquals(Duration.ZERO, e.elapsed());
    }
  }

  /** How a future can be completed by who holds it. */
  enum Outside {
    CANCEL(future -> future.cancel(false)),
    COMPLETE(future -> future.complete(Messages.feature(0))),
    COMPLETE_EXCEPTIONALLY(future -> future.completeExceptionally(new IllegalStateException())),
    OR_TIMEOUT(future -> future.orTimeout(1, TimeUnit.MILLISECONDS)),
    COMPLETE_ON_TIMEOUT(
        future -> future.completeOnTimeout(Messages.feature(0), 1, TimeUnit.MILLISECONDS)),
    COMPLETE_ASYNC(future -> future.completeAsync(() -> Messages.feature(0))),
    COMPLETE_ASYNC_FAILING(
        future ->
            future.completeAsync(
                () -> {
                  throw new IllegalStateException();
                })),
    OBTRUDE_VALUE(future -> future.obtrudeValue(Messages.feature(0))),
    OBTRUDE_EXCEPTION(future -> future.obtrudeException(new IllegalStateException()));

    private final Consumer<CompletableFuture<Feature>> action;

    Outside(Consumer<CompletableFuture<Feature>> action) {
      this.action = action;
    }
  }

  @ParameterizedTest
  @EnumSource
  void completionFromOutsideCancelsTheCall(Outside outside) {
    for (Transport transport : Transport.values()) {
      EndlessGuide guide = new EndlessGuide();
      try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
        CompletableFuture<Feature> future =
            new RouteGuideAsyncClient(wire.channel()).getFeature(Messages.point(1));
        Await.latch("the handler runs", guide.started);
        outside.action.accept(future);
        Await.result(guide.ended);
        Await.until("the future is completed", future::isDone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellingADependentStageDoesNot(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      CompletableFuture<Feature> future =
          new RouteGuideAsyncClient(wire.channel())
              .withInterceptors(counter)
              .getFeature(Messages.point(1));
      Await.latch("the handler runs", guide.started);
      assertTrue(future.thenApply(Feature::getName).cancel(true));
      assertTrue(future.copy().cancel(true));
      assertFalse(future.isDone());
      assertEquals(0, counter.cancelled.get());
      future.cancel(true);
      Await.result(guide.ended);
      assertEquals(1, counter.cancelled.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void stagesThatBlockDoNotDelayTheCancellation(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    CountDownLatch release = new CountDownLatch(1);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      CompletableFuture<Feature> future =
          new RouteGuideAsyncClient(wire.channel()).getFeature(Messages.point(1));
      future.whenComplete((feature, failure) -> Await.latch("released", release));
      Await.latch("the handler runs", guide.started);
      CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> future.cancel(true));
      Await.result(guide.ended);
      assertFalse(canceller.isDone());
      release.countDown();
      Await.result(canceller);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsCancelledAfterANormalEnd(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel()).withInterceptors(counter);
      CompletableFuture<Feature> future = client.getFeature(Messages.point(1));
      Await.result(future);
      assertFalse(future.cancel(true));
      assertFalse(future.complete(Messages.feature(9)));
      assertEquals(Messages.feature(1), future.join());
      Await.result(client.recordRoute(Supply.of(Messages.points(3))));
      Probe.subscribe(client.listFeatures(Guide.area(3)), 3).all();
      assertEquals(0, counter.cancelled.get());
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlinePasses(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideAsyncClient hurried =
          new RouteGuideAsyncClient(wire.channel()).withTimeout(Duration.ofMillis(300));
      assertInstanceOf(
          RpcException.DeadlineExceeded.class, failure(hurried.getFeature(Messages.point(1))));
    }
  }

  /** Also while the channel can't connect, which it never can here. */
  @Test
  void cancelledContextEndsTheCallAtOnceAndOffTheThreadThatCancels() throws Exception {
    ManagedChannel nowhere = InProcessChannelBuilder.forName(UUID.randomUUID().toString()).build();
    try (Context.CancellableContext context = Context.current().withCancellation()) {
      CompletableFuture<Feature> future =
          context.call(
              () ->
                  new RouteGuideAsyncClient(nowhere)
                      .withWaitForReady()
                      .getFeature(Messages.point(1)));
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      future.whenComplete((feature, failure) -> thread.complete(Thread.currentThread()));
      context.cancel(new IllegalStateException("enough"));
      assertNotEquals(Thread.currentThread(), Await.result(thread)); // Who joins runs stages too.
      RpcException e = assertInstanceOf(RpcException.Cancelled.class, failure(future));
      assertEquals("enough", e.getCause().getMessage());
    } finally {
      nowhere.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void interceptorThatThrowsFailsTheFuture(Transport transport) {
    IllegalStateException mine = new IllegalStateException("mine");
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      CompletableFuture<Feature> future =
          new RouteGuideAsyncClient(wire.channel())
              .withInterceptors(
                  new ClientInterceptor() {
                    @Override
                    public <Q, R> ClientCall<Q, R> interceptCall(
                        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                      throw mine;
                    }
                  })
              .getFeature(Messages.point(1));
      assertSame(mine, assertThrows(CompletionException.class, future::join).getCause());
    }
  }

  /** The answer, a timeout and who holds the future meet: one of them completes it, once. */
  @ParameterizedTest
  @EnumSource
  void oneCompletionWhoeverIsFirst(Transport transport) {
    int rounds = 2_000;
    AtomicInteger completions = new AtomicInteger();
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel()).withInterceptors(counter);
      for (int i = 0; i < rounds; i++) {
        CompletableFuture<Feature> future = client.getFeature(Messages.point(1));
        CompletableFuture<Void> counted =
            future.handle(
                (feature, failure) -> {
                  completions.incrementAndGet();
                  return null;
                });
        if (i % 3 == 0) {
          Thread.onSpinWait();
        } else if (i % 3 == 1) {
          Thread.yield();
        }
        CompletableFuture<Boolean> canceller =
            CompletableFuture.supplyAsync(() -> future.cancel(true));
        Await.result(counted);
        boolean cancelled = Await.result(canceller);
        assertEquals(cancelled, future.isCancelled());
      }
      assertEquals(rounds, completions.get());
      assertEquals(rounds, counter.started.get());
      wire.shutdownAndAwaitChannel();
    }
  }
}
