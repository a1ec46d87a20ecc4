package dev.tandem.runtime.flow;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock that guards the state of one call, and waiting for that state to change.
 *
 * <p>A lock rather than {@code synchronized}, which pins virtual threads before Java 24. No code of
 * users, interceptors or transports is called while it is held.
 */
public class Monitor {
  /** A deadline that never comes. */
  public static final long FOREVER = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Condition changed; // made when somebody waits: most handlers never do

  /** Takes the lock. */
  public final void lock() {
    lock.lock();
  }

  /** Gives the lock back. */
  public final void unlock() {
    lock.unlock();
  }

  /** Wakes all that wait, to look at the state again; with the lock held. */
  public final void signal() {
    if (changed != null) {
      changed.signalAll();
    }
  }

  /**
   * Waits until the state may have changed; with the lock held.
   *
   * @param deadline on the clock of {@link System#nanoTime}, or {@link #FOREVER}
   * @return false if the deadline has come
   * @throws InterruptedException if this thread is interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // Who calls has the loop, and the condition.
  protected boolean awaitChange(long deadline) throws InterruptedException {
    Condition change = changed;
    if (change == null) {
      change = lock.newCondition();
      changed = change;
    }
    if (deadline == FOREVER) {
      change.await();
      return true;
    }
    return change.awaitNanos(deadline - System.nanoTime()) > 0;
  }

  /**
   * Waits until something holds; without the lock held by who calls.
   *
   * @param condition looked at with the lock held
   * @throws InterruptedException if this thread is interrupted
   */
  public final void await(BooleanSupplier condition) throws InterruptedException {
    lock();
    try {
      awaitUntil(condition, FOREVER);
    } finally {
      unlock();
    }
  }

  /**
   * Waits until something holds; with the lock held by who calls.
   *
   * @param condition looked at with the lock held
   * @param deadline on the clock of {@link System#nanoTime}, or {@link #FOREVER}
   * @return whether it holds; false if the deadline has come first
   * @throws InterruptedException if this thread is interrupted
   */
  public final boolean awaitUntil(BooleanSupplier condition, long deadline)
      throws InterruptedException {
    if (condition.getAsBoolean()) {
      return true;
    }
    beginWaiting();
    try {
      do {
        if (!awaitChange(deadline)) {
          return condition.getAsBoolean();
        }
      } while (!condition.getAsBoolean());
      return true;
    } finally {
      endWaiting();
    }
  }

  /** Does what is left to whoever uses the call, without waiting; without the lock. */
  public void runPending() {}

  /** A thread is about to wait; with the lock held. */
  protected void beginWaiting() {}

  /** A thread waits no more; with the lock held. */
  protected void endWaiting() {}

  /** Changes the state and wakes all that wait for it. */
  public final void update(Runnable change) {
    lock();
    try {
      change.run();
      signal();
    } finally {
      unlock();
    }
  }

  /** Gives the earlier of two deadlines. */
  static long earlier(long a, long b) {
    if (a == FOREVER || b == FOREVER) {
      return a == FOREVER ? b : a;
    }
    return a - b < 0 ? a : b; // Not a < b: the clock may overflow.
  }

  /** Says whether a deadline has come. */
  static boolean hasPassed(long deadline) {
    return deadline != FOREVER && deadline - System.nanoTime() <= 0;
  }

  /** Gives the deadline of a timeout that starts now; one of more than a century never comes. */
  public static long deadlineAfter(Duration timeout) {
    long nanos = Math.max(0, Durations.saturatedNanos(timeout));
    return nanos > Long.MAX_VALUE / 2 ? FOREVER : System.nanoTime() + nanos;
  }
}
