package dev.tandem.runtime.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.protobuf.Empty;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HandlerExecutorTest {
  private static final MethodDescriptor<Empty, Empty> RPC = rpc();

  private final HandlerExecutor executor = new HandlerExecutor(RPC);
  private final CompletableFuture<Thread> handler = new CompletableFuture<>();

  private static MethodDescriptor<Empty, Empty> rpc() {
    return MethodDescriptor.<Empty, Empty>newBuilder()
        .setType(MethodType.BIDI_STREAMING)
        .setFullMethodName("a/B")
        .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
        .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
        .build();
  }

  /** Knows its rpc, and nothing else. */
  private static final class Call extends ServerCall<Empty, Empty> {
    private final MethodDescriptor<Empty, Empty> rpc;

    Call(MethodDescriptor<Empty, Empty> rpc) {
      this.rpc = rpc;
    }

    @Override
    public MethodDescriptor<Empty, Empty> getMethodDescriptor() {
      return rpc;
    }

    @Override
    public void request(int count) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(Empty message) {}

    @Override
    public void close(Status status, Metadata trailers) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private void tellHandler() {
    handler.complete(Thread.currentThread());
  }

  @Test
  void handlerRunsOnTheThreadOfTheCallbackThatStartsItWhenThatIsOver() {
    CompletableFuture<Thread> callback = new CompletableFuture<>();
    executor.execute(
        () -> {
          executor.runHandler(this::tellHandler);
          assertFalse(handler.isDone());
          callback.complete(Thread.currentThread());
        });
    assertSame(callback.join(), handler.join());
  }

  @Test
  void handlerThatIsStartedElsewhereHasAThreadOfItsOwn() {
    executor.runHandler(this::tellHandler);
    assertNotEquals(Thread.currentThread(), handler.join());
  }

  /** Two callbacks run at a time when one has just ended: the handler belongs to its own only. */
  @Test
  void callbackBesideTheOneThatStartsTheHandlerDoesNotRunItToo() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    CompletableFuture<Thread> starter = new CompletableFuture<>();
    executor.execute(() -> awaitIt(started));
    executor.execute(
        () -> {
          executor.runHandler(this::tellHandler);
          started.countDown();
          awaitIt(other);
          starter.complete(Thread.currentThread());
        });
    started.await();
    Thread.sleep(20);
    assertFalse(handler.isDone());
    other.countDown();
    assertSame(starter.join(), handler.join());
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callbacksWaitForTheHandlerUntilItWaitsOrReturns() {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();
    executor.runHandler(
        () -> {
          tellHandler();
          awaitIt(asked);
          assertFalse(first.isDone());
          executor.runPending();
          executor.execute(() -> second.complete(Thread.currentThread()));
          assertFalse(second.isDone());
        });
    handler.join();
    executor.execute(() -> first.complete(Thread.currentThread()));
    asked.countDown();
    assertSame(handler.join(), first.join());
    assertNotEquals(handler.join(), second.join());
  }

  @Test
  void isTakenByTheCallThatStartsAndByNoOther() {
    MethodDescriptor<Empty, Empty> otherRpc = rpc();
    assertNull(HandlerExecutor.takeFor(new Call(RPC)));
    CompletableFuture<@Nullable HandlerExecutor[]> taken = new CompletableFuture<>();
    executor.execute(
        () ->
            taken.complete(
                new HandlerExecutor[] {
                  HandlerExecutor.takeFor(new Call(otherRpc)),
                  HandlerExecutor.takeFor(new Call(RPC)),
                  HandlerExecutor.takeFor(new Call(RPC))
                }));
    assertNull(taken.join()[0]);
    assertEquals(executor, taken.join()[1]);
    assertNull(taken.join()[2]);
  }
}
