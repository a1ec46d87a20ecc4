package dev.tandem.runtime.async;

import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.Context;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages that come in to one subscriber, as it asks for them. Rule numbers are those of
 * the Reactive Streams specification.
 *
 * <p>The lock guards the state. It is held for a few instructions only, never while other code is
 * called, so it holds up no carrier of virtual threads. Signals are given by the loop: one at a
 * time (1.3), and never from within {@code request} (3.3).
 */
public final class MessageSubscription<T> implements Subscription, Arrivals<T> {
  private final Object lock = new Object();
  private final MessageSource source;
  private final boolean signalInCallbacks;
  private final SignalLoop loop;
  private final @Nullable IdleWatch idle;

  private final Inbox<T> inbox; // guarded by the lock, and so is all that follows
  private @Nullable Subscriber<? super T> subscriber; // null again when nothing more is signalled
  private boolean subscribed;
  private boolean greeted;
  private long demand;
  private boolean waiting;
  private boolean ended;
  private @Nullable Throwable failure;

  /**
   * Makes the subscription to one direction of a call.
   *
   * @param source where messages come from
   * @param inbox for the messages that have come and are not wanted yet
   * @param idle watches it, if it may not be idle
   * @param signalInCallbacks whether the subscriber may be signalled by the thread of a callback,
   *     which saves a hop; not where the next callback may be what the subscriber waits for
   * @param executor signals the subscriber
   * @param context is current meanwhile
   */
  public MessageSubscription(
      MessageSource source,
      Inbox<T> inbox,
      @Nullable IdleWatch idle,
      boolean signalInCallbacks,
      Executor executor,
      Context context) {
    this.source = source;
    this.inbox = inbox;
    this.idle = idle;
    this.signalInCallbacks = signalInCallbacks;
    this.loop = new SignalLoop(this::signalAll, executor, context);
  }

  /** Takes the only subscriber; any other one is told that it came late. */
  public void subscribe(Subscriber<? super T> newcomer) {
    boolean first;
    synchronized (lock) {
      first = !subscribed;
      if (first) {
        subscribed = true;
        subscriber = newcomer;
      }
    }
    if (first) {
      loop.runHere();
    } else {
      Refusal.of(newcomer, new IllegalStateException("the messages of a call have one subscriber"));
    }
  }

  // ---- what the subscriber tells

  @Override
  public void request(long count) {
    boolean valid = count > 0;
    synchronized (lock) {
      if (subscriber == null) {
        return;
      }
      if (valid) {
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + count; // 3.17
      } else {
        String problem = "request(" + count + "): what is asked for must be more than 0 (rule 3.9)";
        end(new IllegalArgumentException(problem));
        inbox.clear();
      }
      tellWatch();
      if (!ended && inbox.size() == 0) {
        return;
      }
    }
    if (!valid) {
      source.cancelled();
    }
    loop.runElsewhere();
  }

  @Override
  public void cancel() {
    if (forgetSubscriber()) {
      source.cancelled();
    }
  }

  private boolean forgetSubscriber() {
    synchronized (lock) {
      boolean first = subscriber != null;
      subscriber = null; // 3.13
      inbox.clear();
      tellWatch();
      return first;
    }
  }

  // ---- what callbacks tell

  @Override
  public int firstRequest() {
    return inbox.firstRequest();
  }

  @Override
  public void messageCame(T message) {
    synchronized (lock) {
      if (ended || (subscribed && subscriber == null)) {
        return;
      }
      inbox.add(message);
      if (idle != null) {
        idle.signOfLife();
      }
      tellWatch();
      if (demand == 0) {
        return;
      }
    }
    signalFromCallback();
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    boolean news;
    synchronized (lock) {
      news = !ended && subscriber != null;
      if (!ended) {
        end(failure);
      }
    }
    if (news) {
      signalFromCallback();
    }
  }

  @Override
  public void aborted(Throwable failure) {
    boolean wanted;
    synchronized (lock) {
      if (!ended || inbox.size() > 0) {
        end(failure);
        inbox.clear();
      }
      wanted = subscriber != null;
    }
    if (wanted) {
      loop.runElsewhere();
    }
  }

  private void end(@Nullable Throwable failure) {
    ended = true;
    this.failure = failure;
    tellWatch();
  }

  /** Tells whether the subscriber waits for the peer; with the lock held. */
  private void tellWatch() {
    if (idle == null) {
      return;
    }
    boolean over = ended || (subscribed && subscriber == null);
    boolean waits = !over && demand > 0 && inbox.size() == 0;
    if (waits && !waiting) {
      idle.beginWaiting();
    } else if (waiting && !waits) {
      idle.endWaiting();
    }
    waiting = waits;
    if (over) {
      idle.stop();
    }
  }

  private void signalFromCallback() {
    if (signalInCallbacks) {
      loop.runHere();
    } else {
      loop.runElsewhere();
    }
  }

  // ---- signals, one by one

  private void signalAll() {
    while (signalNext()) {}
  }

  private boolean signalNext() {
    Subscriber<? super T> receiver;
    T message = null;
    int credit = 0;
    boolean greeting;
    synchronized (lock) {
      receiver = subscriber;
      greeting = !greeted;
      if (receiver == null) {
        return false;
      } else if (greeting) {
        greeted = true;
      } else if (inbox.size() == 0) {
        if (!ended) {
          return false;
        }
        subscriber = null;
      } else if (demand == 0) {
        return false;
      } else {
        message = inbox.poll();
        credit = inbox.takeCredit();
        demand -= demand == Long.MAX_VALUE ? 0 : 1;
        tellWatch();
      }
    }
    if (credit > 0) {
      source.request(credit);
    }
    try {
      signal(receiver, greeting, message);
    } catch (Throwable thrown) { // 2.13: who throws has cancelled.
      forgetSubscriber();
      source.subscriberFailed(thrown);
    }
    return true;
  }

  private void signal(Subscriber<? super T> receiver, boolean greeting, @Nullable T message) {
    if (greeting) {
      receiver.onSubscribe(this);
    } else if (message != null) {
      receiver.onNext(message);
    } else if (failure == null) {
      receiver.onComplete();
    } else {
      receiver.onError(failure);
    }
  }
}
