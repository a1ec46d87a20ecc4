package dev.tandem.runtime.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.runtime.flow.Monitor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    Callbacks callbacks = new Callbacks(() -> ran.set(Thread.currentThread()));
    new Thread(() -> executor.execute(callbacks)).start();
    executor.await(() -> ran.get() != null);
    assertEquals(Thread.currentThread(), ran.get());
  }

  /** A thread that waits takes one task after the other; in between it has not gone away. */
  @Test
  void whoGoesOnWaitingRunsTheNextTaskToo() throws InterruptedException {
    AtomicReference<Thread> ran = new AtomicReference<>();
    Callbacks callbacks = new Callbacks(() -> ran.set(Thread.currentThread()));
    Thread transport = new Thread(() -> executor.execute(() -> executor.execute(callbacks)));
    executor.lock();
    try {
      transport.start(); // It gets the lock when this thread waits.
      executor.awaitUntil(() -> ran.get() != null, Monitor.FOREVER);
    } finally {
      executor.unlock();
    }
    assertEquals(Thread.currentThread(), ran.get());
  }

  /** As grpc-java's, whose serializing executor is the task that runs a call's callbacks. */
  private record Callbacks(Runnable work) implements Runnable, Executor {
    @Override
    public void run() {
      work.run();
    }

    @Override
    public void execute(Runnable task) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void otherWorkNeverWaitsForTheCaller() {
    executor.begin();
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    executor.execute(() -> ran.complete(Thread.currentThread()));
    assertNotEquals(Thread.currentThread(), ran.join());
  }

  @Test
  void callbacksWaitForTheCaller() {
    executor.begin();
    AtomicReference<Thread> ran = new AtomicReference<>();
    executor.execute(new Callbacks(() -> ran.set(Thread.currentThread())));
    assertEquals(null, ran.get());
    executor.runPending();
    assertEquals(Thread.currentThread(), ran.get());
  }

  @Test
  void releasedItKeepsNothing() {
    executor.begin();
    CompletableFuture<Thread> before = new CompletableFuture<>();
    CompletableFuture<Thread> after = new CompletableFuture<>();
    executor.execute(new Callbacks(() -> before.complete(Thread.currentThread())));
    executor.release();
    executor.execute(new Callbacks(() -> after.complete(Thread.currentThread())));
    assertNotEquals(Thread.currentThread(), before.join());
    assertNotEquals(Thread.currentThread(), after.join());
  }

  @Test
  void waitingEndsAtTheDeadline() throws InterruptedException {
    executor.lock();
    try {
      long deadline = Monitor.deadlineAfter(java.time.Duration.ofMillis(5));
      assertFalse(executor.awaitUntil(() -> false, deadline));
      assertTrue(System.nanoTime() - deadline >= 0);
    } finally {
      executor.unlock();
    }
  }
}
