package dev.tandem.benchmarks.grpcjava;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/** Writes whenever the transport is ready, counts what comes back, and keeps the last of it. */
public final class WritingObserver<Q, R> extends CountingObserver<R>
    implements ClientResponseObserver<Q, R> {
  private final Q message;
  private int left;
  private volatile @Nullable R last;

  /** Makes an observer that writes a message so many times. */
  public WritingObserver(Q message, int times) {
    this.message = message;
    this.left = times;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> requests) {
    requests.setOnReadyHandler(
        () -> {
          while (left > 0 && requests.isReady()) {
            requests.onNext(message);
            if (--left == 0) {
              requests.onCompleted();
            }
          }
        });
  }

  @Override
  public void onNext(R response) {
    super.onNext(response);
    last = response;
  }

  /** Waits for the end and gives the last message. */
  public R awaitLast() {
    await();
    R response = last;
    if (response == null) {
      throw new IllegalStateException("no message came");
    }
    return response;
  }
}
