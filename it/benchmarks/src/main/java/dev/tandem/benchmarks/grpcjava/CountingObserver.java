package dev.tandem.benchmarks.grpcjava;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Counts what comes. */
public class CountingObserver<R> implements StreamObserver<R> {
  private final CompletableFuture<Integer> count = new CompletableFuture<>();
  private int messages;

  @Override
  public void onNext(R message) {
    messages++;
  }

  @Override
  public final void onError(Throwable error) {
    count.completeExceptionally(error);
  }

  @Override
  public final void onCompleted() {
    count.complete(messages);
  }

  /** Waits for the end and gives the number of messages. */
  public final int await() {
    return count.join();
  }
}
