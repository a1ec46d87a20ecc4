package dev.tandem.corpora;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Waits for the first message of a publisher. */
final class FirstMessage<T> implements Flow.Subscriber<T> {
  private final CompletableFuture<T> message = new CompletableFuture<>();

  T message() throws InterruptedException, ExecutionException {
    return message.get();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(1);
  }

  @Override
  public void onNext(T next) {
    message.complete(next);
  }

  @Override
  public void onError(Throwable failure) {
    message.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    message.completeExceptionally(new IllegalStateException("there was no message"));
  }
}
