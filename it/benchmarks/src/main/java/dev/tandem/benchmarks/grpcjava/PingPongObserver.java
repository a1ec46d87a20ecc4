package dev.tandem.benchmarks.grpcjava;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends the next message when the one before has come back. */
public final class PingPongObserver<T> extends CountingObserver<T>
    implements ClientResponseObserver<T, T> {
  private int left;
  private @Nullable ClientCallStreamObserver<T> requests;

  /** Makes an observer that sends so many messages, the first of which is the caller's. */
  public PingPongObserver(int times) {
    this.left = times - 1;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<T> requests) {
    this.requests = requests;
  }

  @Override
  public void onNext(T message) {
    super.onNext(message);
    ClientCallStreamObserver<T> requests = Objects.requireNonNull(this.requests);
    if (left-- > 0) {
      requests.onNext(message);
    } else {
      requests.onCompleted();
    }
  }
}
