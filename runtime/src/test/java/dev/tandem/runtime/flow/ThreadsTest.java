package dev.tandem.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

  @Test
  void whatAnExecutorThrowsAtRunsElsewhere() {
    CompletableFuture<String> ran = new CompletableFuture<>();
    Threads.orElseOwn(
            task -> {
              throw new IllegalStateException("this pool is closing");
            })
        .execute(() -> ran.complete(Thread.currentThread().getName()));
    assertTrue(ran.join().startsWith("tandem-"), ran::join);
  }

  /** As a pool does that has queued the task up before it can't start a thread. */
  @Test
  void whatAnExecutorTakesAndThrowsAtRunsOnce() {
    CompletableFuture<Runnable> queued = new CompletableFuture<>();
    CompletableFuture<Void> ran = new CompletableFuture<>();
    AtomicInteger runs = new AtomicInteger();
    Threads.orElseOwn(
            task -> {
              queued.complete(task);
              throw new InternalError("no thread");
            })
        .execute(
            () -> {
              runs.incrementAndGet();
              ran.complete(null);
            });
    ran.join();
    queued.join().run();
    assertEquals(1, runs.get());
  }
}
