package dev.tandem.stubs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A publisher that makes messages on the thread that asks for them, and sees who asks how. */
class Supply<T> implements Flow.Publisher<T> {
  static final int ENDLESS = Integer.MAX_VALUE;

  /** How many messages were asked for, each time. */
  final List<Long> requests = new CopyOnWriteArrayList<>();

  final AtomicInteger subscribers = new AtomicInteger();
  final AtomicInteger sent = new AtomicInteger();
  final CompletableFuture<Thread> cancelled = new CompletableFuture<>();

  private final AtomicInteger ended = new AtomicInteger();
  private final int count;
  private final IntFunction<? extends T> messages;
  private final @Nullable Throwable failure;

  Supply(int count, IntFunction<? extends T> messages) {
    this(count, messages, null);
  }

  /** Ends with a failure, if there is one. */
  Supply(int count, IntFunction<? extends T> messages, @Nullable Throwable failure) {
    this.count = count;
    this.messages = messages;
    this.failure = failure;
  }

  static <T> Supply<T> of(List<? extends T> messages) {
    return new Supply<>(messages.size(), messages::get);
  }

  /** Waits until each subscription has come to its end, or was cancelled. */
  void awaitEnd() {
    Await.until("each subscription ends", () -> ended.get() == subscribers.get());
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    subscribers.incrementAndGet();
    Subscription subscription = new Subscription(subscriber);
    subscriber.onSubscribe(subscription);
    subscription.send();
  }

  private final class Subscription implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger reasons = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private int next;

    Subscription(Flow.Subscriber<? super T> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long more) {
      requests.add(more);
      demand.accumulateAndGet(more, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
      send();
    }

    @Override
    public void cancel() {
      if (!over.getAndSet(true)) {
        ended.incrementAndGet();
      }
      cancelled.complete(Thread.currentThread());
    }

    void send() {
      if (reasons.getAndIncrement() > 0) {
        return;
      }
      do {
        while (next < count && demand.get() > 0 && !over.get()) {
          demand.decrementAndGet();
          sent.incrementAndGet();
          subscriber.onNext(messages.apply(next++));
        }
        if (next == count && !over.getAndSet(true)) {
          ended.incrementAndGet();
          if (failure == null) {
            subscriber.onComplete();
          } else {
            subscriber.onError(failure);
          }
        }
      } while (reasons.decrementAndGet() > 0);
    }
  }
}
