package dev.tandem.runtime.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.flow.Monitor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallerExecutorTest {
  private final CallerExecutor executor = new CallerExecutor();

  @Test
  void beforeTheCallIsUnderWayNobodyHasToWaitForIt() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    executor.execute(() -> ran.complete(Thread.currentThread()));
    assertNotEquals(Thread.currentThread(), ran.join());
  }

  @Test
  void whoWaitsRunsTheTasks() throws InterruptedException {
    executor.begin();
    AtomicReference<Thread> ran = new AtomicReference<>();
    new Thread(() -> executor.execute(() -> ran.set(Thread.currentThread()))).start();
    executor.await(() -> ran.get() != null);
    assertEquals(Thread.currentThread(), ran.get());
  }

  @Test
  void tasksWaitForTheCaller() {
    executor.begin();
    AtomicReference<Thread> ran = new AtomicReference<>();
    executor.execute(() -> ran.set(Thread.currentThread()));
    assertEquals(null, ran.get());
    executor.runPending();
    assertEquals(Thread.currentThread(), ran.get());
  }

  @Test
  void releasedItKeepsNothing() {
    executor.begin();
    CompletableFuture<Thread> before = new CompletableFuture<>();
    CompletableFuture<Thread> after = new CompletableFuture<>();
    executor.execute(() -> before.complete(Thread.currentThread()));
    executor.release();
    executor.execute(() -> after.complete(Thread.currentThread()));
    assertNotEquals(Thread.currentThread(), before.join());
    assertNotEquals(Thread.currentThread(), after.join());
  }

  @Test
  void waitingEndsAtTheDeadline() throws InterruptedException {
    executor.lock();
    try {
      long deadline = Monitor.deadlineAfter(java.time.Duration.ofMillis(5));
      while (executor.awaitChange(deadline)) {
        assertTrue(System.nanoTime() - deadline < 10_000_000_000L);
      }
    } finally {
      executor.unlock();
    }
  }
}
