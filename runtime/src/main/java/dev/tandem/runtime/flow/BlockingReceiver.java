package dev.tandem.runtime.flow;

import static dev.tandem.runtime.flow.Monitor.FOREVER;

import dev.tandem.runtime.Receiver;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Receives what a call's callbacks put into its {@link Inbox}. */
public abstract class BlockingReceiver<T> implements Receiver<T> {
  private final Monitor monitor;
  private final Inbox<T> inbox;
  private final Inlet inlet;
  private final @Nullable IdleWatch idle;
  private final BooleanSupplier messageOrEnd = this::isMessageOrEndThere; // made once: it is hot

  /** Makes the receiver of a call, with a watch if it may not be idle. */
  protected BlockingReceiver(
      Monitor monitor, Inbox<T> inbox, Inlet inlet, @Nullable IdleWatch idle) {
    this.monitor = monitor;
    this.inbox = inbox;
    this.inlet = inlet;
    this.idle = idle;
  }

  @Override
  public final @Nullable T receive() {
    try {
      return receiveUntil(FOREVER);
    } catch (TimeoutException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public final @Nullable T receive(Duration timeout) throws TimeoutException {
    return receiveUntil(Monitor.deadlineAfter(timeout));
  }

  private @Nullable T receiveUntil(long deadline) throws TimeoutException {
    try {
      return takeUntil(deadline);
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }

  private @Nullable T takeUntil(long deadline) throws TimeoutException {
    T message;
    int credit;
    try {
      monitor.lock();
      try {
        if (!awaitMessageOrEnd(deadline)) {
          throw new TimeoutException("no message came in time");
        }
        message = inbox.poll();
        credit = inbox.takeCredit();
        if (idle != null && message != null) {
          idle.signOfLife();
        }
      } finally {
        monitor.unlock();
      }
    } catch (InterruptedException interrupt) {
      inlet.interrupted(interrupt);
      return takeUntil(deadline);
    }
    if (credit > 0) {
      inlet.request(credit);
    }
    if (message == null) {
      inlet.throwIfFailed();
    }
    return message;
  }

  private boolean hasNext() {
    try {
      return awaitNext();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private boolean awaitNext() {
    boolean found;
    try {
      monitor.lock();
      try {
        awaitMessageOrEnd(FOREVER);
        found = inbox.size() > 0;
      } finally {
        monitor.unlock();
      }
    } catch (InterruptedException interrupt) {
      inlet.interrupted(interrupt);
      return awaitNext();
    }
    if (!found) {
      inlet.throwIfFailed();
    }
    return found;
  }

  /** Waits with the lock held. A thread that is interrupted already does not get to wait. */
  private boolean awaitMessageOrEnd(long deadline) throws InterruptedException {
    if (Thread.currentThread().isInterrupted() && !inlet.isEnded()) {
      Thread.interrupted();
      throw new InterruptedException("interrupted before it received");
    }
    if (idle == null || isMessageOrEndThere()) {
      return monitor.awaitUntil(messageOrEnd, deadline);
    }
    idle.beginWaiting();
    try {
      return monitor.awaitUntil(messageOrEnd, deadline);
    } finally {
      idle.endWaiting();
    }
  }

  private boolean isMessageOrEndThere() {
    return inbox.size() > 0 || inlet.isEnded();
  }

  @Override
  public final Iterator<T> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return BlockingReceiver.this.hasNext();
      }

      @Override
      public T next() {
        T message = receive();
        if (message == null) {
          throw new NoSuchElementException("the end of the stream was reached");
        }
        return message;
      }
    };
  }
}
