package dev.tandem.benchmarks.tandem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes all messages and counts them. The runtime keeps the window, so it asks for all at once. */
public final class Counter<T> implements Flow.Subscriber<T> {
  private final CompletableFuture<Integer> count = new CompletableFuture<>();
  private int messages;

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(T message) {
    messages++;
  }

  @Override
  public void onError(Throwable error) {
    count.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    count.complete(messages);
  }

  /** The number of messages, once the last has come. */
  public CompletableFuture<Integer> count() {
    return count;
  }
}
