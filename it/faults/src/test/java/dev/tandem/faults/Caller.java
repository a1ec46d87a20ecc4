package dev.tandem.faults;

import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call on a thread of its own, and how it came out. */
final class Caller {
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private final Thread thread;

  private Caller(String name, Runnable call) {
    thread =
        new Thread(
            () -> {
              try {
                call.run();
                outcome.complete(null);
              } catch (Throwable e) { // Not lost: the test asks for it.
                outcome.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  static Caller start(String name, Runnable call) {
    return new Caller(name, call);
  }

  Thread thread() {
    return thread;
  }

  boolean isDone() {
    return outcome.isDone();
  }

  /** Waits until it is blocked, which its thread must stay in until something happens. */
  Caller blocked() {
    Await.blocked(thread);
    return this;
  }

  /** Waits for the good end. */
  void assertSucceeds() {
    assertSucceeds(Await.LIMIT);
  }

  /** Waits for the good end of something longer. */
  void assertSucceeds(Duration limit) {
    Throwable thrown = thrown(limit);
    if (thrown != null) {
      throw new AssertionError(thread.getName() + " failed", thrown);
    }
  }

  /** Waits for a failure with this code, or one of these where that is open. */
  RpcException assertFails(Code... codes) {
    Throwable thrown = thrown(Await.LIMIT);
    if (thrown instanceof RpcException e && List.of(codes).contains(e.code())) {
      return e;
    }
    throw new AssertionError(thread.getName() + " should have failed by " + List.of(codes), thrown);
  }

  private @Nullable Throwable thrown(Duration limit) {
    return Await.result(outcome.handle((nothing, thrown) -> thrown), limit);
  }
}
