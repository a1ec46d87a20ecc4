package dev.tandem.stubs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that asks for what its test tells it to, and keeps what it is told. */
class Probe<T> implements Flow.Subscriber<T> {
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<T> received = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger overlaps = new AtomicInteger();
  private final long first;

  Probe(long first) {
    this.first = first;
  }

  /** Subscribes and asks for so much at once. */
  static <T> Probe<T> subscribe(Flow.Publisher<? extends T> publisher, long first) {
    Probe<T> probe = new Probe<>(first);
    publisher.subscribe(probe);
    return probe;
  }

  void request(long count) {
    Await.result(subscription).request(count);
  }

  void cancel() {
    Await.result(subscription).cancel();
  }

  List<T> received() {
    return received;
  }

  /** Completed, or failed, at the end of the stream. */
  CompletableFuture<Void> end() {
    return end;
  }

  boolean isEnded() {
    return end.isDone();
  }

  /** Waits for the clean end, and gives all that came before it. */
  List<T> all() {
    Await.result(end);
    check();
    return received;
  }

  /** Waits for a failure. */
  Throwable failure() {
    Throwable failure = Await.result(end.handle((nothing, thrown) -> thrown));
    check();
    if (failure == null) {
      throw new AssertionError("the stream did not fail");
    }
    return failure;
  }

  void awaitReceived(int count) {
    Await.until(count + " messages come", () -> received.size() >= count);
  }

  /** Fails if signals overlapped or if there was more than one end. */
  void check() {
    if (overlaps.get() > 0 || ends.get() > 1) {
      throw new AssertionError(overlaps + " signals overlapped, and there were ends: " + ends);
    }
  }

  private void signal(Runnable action) {
    if (signals.getAndIncrement() > 0) {
      overlaps.incrementAndGet();
    }
    try {
      action.run();
    } finally {
      signals.decrementAndGet();
    }
  }

  /** For tests that do something with each message, where it is signalled. */
  void onMessage(T message) {}

  @Override
  public void onSubscribe(Flow.Subscription given) {
    signal(
        () -> {
          subscription.complete(given);
          if (first > 0) {
            given.request(first);
          }
        });
  }

  @Override
  public void onNext(T message) {
    signal(
        () -> {
          if (ends.get() > 0) {
            overlaps.incrementAndGet();
          }
          received.add(message);
          onMessage(message);
        });
  }

  @Override
  public void onError(Throwable failure) {
    ends.incrementAndGet();
    signal(() -> end.completeExceptionally(failure));
  }

  @Override
  public void onComplete() {
    ends.incrementAndGet();
    signal(() -> end.complete(null));
  }
}
