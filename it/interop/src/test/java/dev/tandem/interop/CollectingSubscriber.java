package dev.tandem.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Collects the messages of a publisher, and says how many there are after each. */
final class CollectingSubscriber<T> implements Flow.Subscriber<T> {
  private final List<T> messages = new ArrayList<>();
  private final CompletableFuture<List<T>> all = new CompletableFuture<>();
  private final IntConsumer afterEach;

  private CollectingSubscriber(IntConsumer afterEach) {
    this.afterEach = afterEach;
  }

  static <T> CollectingSubscriber<T> of(Flow.Publisher<T> publisher, IntConsumer afterEach) {
    CollectingSubscriber<T> subscriber = new CollectingSubscriber<>(afterEach);
    publisher.subscribe(subscriber);
    return subscriber;
  }

  /** Waits for the end. */
  List<T> all() throws Exception {
    return all.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(T message) {
    messages.add(message);
    afterEach.accept(messages.size());
  }

  @Override
  public void onError(Throwable failure) {
    all.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    all.complete(messages);
  }
}
