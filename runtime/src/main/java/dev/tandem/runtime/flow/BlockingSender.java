package dev.tandem.runtime.flow;

import static dev.tandem.runtime.flow.Monitor.FOREVER;

import dev.tandem.runtime.Sender;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends from any number of threads, and blocks while the transport is not ready.
 *
 * <p>Two locks, and neither is held while a sender waits: the turn, so that messages go out one by
 * one; and the call's monitor, which is never held while the transport is called.
 */
public final class BlockingSender<T> implements Sender<T> {
  private final ReentrantLock turn = new ReentrantLock();
  private final Monitor monitor;
  private final Outlet<T> outlet;
  // How often the transport has become ready. onReady comes on a change only, so a sender that saw
  // "not ready" waits for this to differ from what it was before it looked.
  private volatile long readyCount; // changed with the monitor's lock held

  private final Inbox<?> unread;
  private volatile boolean stallTold;

  /** Makes the sender of a call, whose other direction has an inbox. */
  public BlockingSender(Monitor monitor, Inbox<?> unread, Outlet<T> outlet) {
    this.monitor = monitor;
    this.unread = unread;
    this.outlet = outlet;
  }

  @Override
  public void send(T message) {
    send(message, FOREVER);
  }

  @Override
  public boolean send(T message, Duration timeout) {
    return send(message, Monitor.deadlineAfter(timeout));
  }

  private boolean send(T message, long deadline) {
    Objects.requireNonNull(message, "message");
    outlet.catchUp();
    try {
      while (true) {
        throwIfClosed(); // Also while another sender has its turn.
        long seen = readyCount;
        if (sendIfReady(message)) {
          return true;
        }
        // Another sender may be faster once the transport is ready: then this one waits again.
        if (!awaitReady(seen, deadline)) {
          return false;
        }
      }
    } catch (InterruptedException interrupt) {
      outlet.interrupted(interrupt);
      return send(message, deadline);
    }
  }

  private boolean sendIfReady(T message) {
    turn.lock();
    try {
      throwIfClosed();
      boolean ready = outlet.isReady();
      if (ready) {
        outlet.write(message);
      }
      return ready;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public boolean trySend(T message) {
    Objects.requireNonNull(message, "message");
    outlet.catchUp();
    return sendIfReady(message);
  }

  @Override
  public boolean isReady() {
    outlet.catchUp();
    return !outlet.isClosed() && outlet.isReady();
  }

  /** Does something that must not overlap a send, such as ending the stream. */
  public void exclusively(Runnable action) {
    turn.lock();
    try {
      action.run();
    } finally {
      turn.unlock();
    }
  }

  /** Takes note that the transport has become ready. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // The lock is held.
  public void onReady() {
    monitor.lock(); // So that no sender misses it.
    try {
      readyCount++;
      monitor.signal();
    } finally {
      monitor.unlock();
    }
  }

  /** Waits until it is worth trying again; gives false if the deadline has come first. */
  private boolean awaitReady(long seen, long deadline) throws InterruptedException {
    long taken = taken();
    long patience = stallTold ? FOREVER : Monitor.deadlineAfter(StallLog.PATIENCE);
    if (!awaitReadyAgain(seen, Monitor.earlier(deadline, patience))) {
      if (Monitor.hasPassed(deadline)) {
        return false;
      }
      tellOfStall(taken);
    }
    return true;
  }

  private boolean awaitReadyAgain(long seen, long deadline) throws InterruptedException {
    monitor.lock();
    try {
      return monitor.awaitUntil(() -> readyCount != seen || outlet.isClosed(), deadline);
    } finally {
      monitor.unlock();
    }
  }

  private long taken() {
    monitor.lock();
    try {
      return unread.taken();
    } finally {
      monitor.unlock();
    }
  }

  /** The peer may not read because it waits to be read from, and nobody here does that. */
  private void tellOfStall(long takenBefore) {
    int waiting;
    monitor.lock();
    try {
      waiting = unread.taken() == takenBefore && !stallTold ? unread.size() : 0;
      stallTold |= waiting > 0;
    } finally {
      monitor.unlock();
    }
    if (waiting > 0) {
      StallLog.tell(outlet.method(), waiting);
    }
  }

  private void throwIfClosed() {
    if (outlet.isClosed()) {
      throw outlet.closedFailure();
    }
  }
}
