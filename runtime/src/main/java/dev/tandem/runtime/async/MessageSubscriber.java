package dev.tandem.runtime.async;

import io.grpc.Context;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a publisher gives, and asks it for more in batches while the transport is ready. Rule
 * numbers are those of the Reactive Streams specification.
 *
 * <p>The lock guards the state. It is held for a few instructions only, never while other code is
 * called, so it holds up no carrier of virtual threads. All that is done with the call and with the
 * subscription is done by the loop, one thing at a time (2.7), whichever threads the signals come
 * from.
 */
public final class MessageSubscriber<T> implements Subscriber<T> {
  private static final System.Logger LOG = System.getLogger(MessageSubscriber.class.getName());

  private final Object lock = new Object();
  private final MessageSink<? super T> sink;
  private final int prefetch;
  private final int batch;
  private final SignalLoop loop;

  private final ArrayDeque<T> messages; // guarded by the lock, and so is all that follows
  private @Nullable Subscription subscription;
  private boolean subscribed;
  private int outstanding; // asked for, and not yet here
  private boolean ended;
  private @Nullable Throwable failure;
  private boolean endPassedOn;
  private boolean stopped;

  /**
   * Makes the sender of one direction of a call.
   *
   * @param sink where messages go
   * @param prefetch how many to ask for ahead
   * @param executor asks for more when the transport has become ready
   * @param context is current meanwhile
   */
  public MessageSubscriber(
      MessageSink<? super T> sink, int prefetch, Executor executor, Context context) {
    this.sink = sink;
    this.prefetch = prefetch;
    this.batch = Math.max(1, prefetch / 2);
    this.messages = new ArrayDeque<>();
    this.loop = new SignalLoop(this::work, executor, context);
  }

  // ---- what the publisher tells

  @Override
  public void onSubscribe(Subscription newSubscription) {
    requireNonNull(newSubscription, "subscription");
    boolean first;
    synchronized (lock) {
      first = !subscribed && !ended && !stopped;
      if (first) {
        subscribed = true;
        subscription = newSubscription;
      }
    }
    if (first) {
      loop.runHere();
    } else {
      newSubscription.cancel(); // 2.5
    }
  }

  @Override
  public void onNext(T message) {
    requireNonNull(message, "message");
    boolean asked;
    synchronized (lock) {
      asked = outstanding > 0;
      if (asked) {
        outstanding--;
        add(message);
      }
    }
    if (asked) {
      loop.runHere();
    } else {
      giveUp(new IllegalStateException("a publisher sent more than was requested (rule 1.1)"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    requireNonNull(failure, "failure");
    end(failure);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(@Nullable Throwable failure) {
    boolean late;
    synchronized (lock) {
      late = ended || stopped;
      if (!late) {
        ended = true;
        this.failure = failure;
        subscription = null;
      }
    }
    if (!late) {
      loop.runHere();
    } else if (failure != null) {
      LOG.log(System.Logger.Level.DEBUG, "A publisher failed after its call had ended.", failure);
    }
  }

  /** Throws at a publisher that signals null (2.13), which also is the last that counts of it. */
  private void requireNonNull(@Nullable Object signal, String name) {
    if (signal == null) {
      NullPointerException problem = new NullPointerException(name);
      giveUp(problem);
      throw problem;
    }
  }

  /** Ends the call because of what the publisher, or its subscription, did. */
  private void giveUp(Throwable problem) {
    synchronized (lock) {
      if (!ended && !stopped && failure == null) {
        failure = problem;
      }
    }
    loop.runHere();
  }

  // ---- what the call tells

  /** Sends a message that nobody had to ask for. */
  public void send(T message) {
    synchronized (lock) {
      add(message);
    }
    loop.runHere();
  }

  private void add(T message) {
    if (!ended && !stopped) {
      messages.add(message);
    }
  }

  /** Has the sink catch up. */
  public void catchUp() {
    loop.runHere();
  }

  /** Takes note that the transport has become ready. */
  public void ready() {
    boolean hungry;
    synchronized (lock) {
      hungry = isHungry();
    }
    if (hungry) { // Else who makes it hungry looks at the transport itself.
      loop.runElsewhere();
    }
  }

  private boolean isHungry() {
    return subscription != null && failure == null && prefetch - outstanding >= batch;
  }

  /** Takes note that the call has ended: the publisher is told that no more is wanted. */
  public void stop() {
    synchronized (lock) {
      stopped = true;
      messages.clear();
    }
    loop.runElsewhere();
  }

  // ---- the loop

  private void work() {
    try {
      while (workOnce()) {}
    } catch (Throwable thrown) { // By the subscription, or by an interceptor.
      sink.fail(thrown);
    }
  }

  /** Does the next thing that there is to do; gives false if there was none. */
  private boolean workOnce() {
    sink.catchUp();
    T message;
    Subscription unwanted = null;
    boolean atEnd;
    boolean hungry;
    synchronized (lock) {
      if (stopped) {
        unwanted = subscription;
        subscription = null;
      }
      message = messages.poll();
      boolean over = ended || failure != null;
      atEnd = message == null && over && !endPassedOn && !stopped;
      endPassedOn |= atEnd;
      hungry = isHungry();
    }
    if (unwanted != null) {
      unwanted.cancel();
    } else if (message != null) {
      sink.write(message);
    } else if (atEnd) {
      passEndOn();
    } else {
      return hungry && sink.isReady() && askForMore();
    }
    return true;
  }

  private void passEndOn() {
    Throwable failure = this.failure;
    if (failure == null) {
      sink.complete();
    } else {
      sink.fail(failure);
    }
  }

  private boolean askForMore() {
    Subscription from;
    int count;
    synchronized (lock) {
      from = subscription;
      count = prefetch - outstanding;
      outstanding = prefetch;
    }
    if (from == null) {
      return false;
    }
    from.request(count);
    return true;
  }
}
