package dev.tandem.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A list that can be waited for. Thread-safe. */
final class Awaited<T> {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock(); // A monitor would pin virtual threads.
  private final Condition changed = lock.newCondition();
  private final List<T> elements = new ArrayList<>(); // guarded by the lock

  void add(T element) {
    lock.lock();
    try {
      elements.add(element);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void remove(T element) {
    lock.lock();
    try {
      elements.remove(element);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives what there is now. */
  List<T> copy() {
    lock.lock();
    try {
      return List.copyOf(elements);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the elements are as wanted, but not longer than the given time. Gives them as they
   * are then.
   */
  List<T> await(Predicate<? super List<T>> wanted, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.NANOSECONDS.convert(limit);
      while (!wanted.test(elements) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return List.copyOf(elements);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the elements are as wanted.
   *
   * @throws AssertionError if they are not in ten seconds, or if this thread is interrupted
   */
  List<T> await(Predicate<? super List<T>> wanted, String what) {
    String problem = "in " + LIMIT.toSeconds() + " seconds there were not " + what;
    List<T> last = List.of();
    try {
      last = await(wanted, LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "interrupted while waiting for " + what;
    }
    if (wanted.test(last)) {
      return last;
    }
    throw new AssertionError(problem + ", but " + copy());
  }
}
