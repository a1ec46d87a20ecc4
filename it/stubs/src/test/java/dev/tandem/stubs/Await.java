package dev.tandem.stubs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what must happen; the limits only keep a failing test from hanging. */
public final class Await {
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come to this: " + what);
      }
      sleep(2);
    }
  }

  public static void latch(String what, CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it did not come to this: " + what);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for: " + what, e);
    }
  }

  public static <T> T result(CompletableFuture<T> future) {
    return result(future, LIMIT);
  }

  public static <T> T result(CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      throw new AssertionError("no result came", e);
    }
  }

  /** Waits until a thread is parked, which is how one is blocked in a send or receive. */
  public static void blocked(Thread thread) {
    until(
        thread.getName() + " is blocked",
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
  }

  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in a sleep", e);
    }
  }
}
