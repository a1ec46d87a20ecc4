package dev.tandem.testing;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Tells when a call begins and when its caller is through with it. */
final class WatchedCall<Q, R> extends SimpleForwardingClientCall<Q, R> {
  private final OpenCall state;

  WatchedCall(ClientCall<Q, R> call, OpenCall state) {
    super(call);
    this.state = state;
  }

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    state.begin(delegate());
    try {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              state.end();
              super.onClose(status, trailers);
            }
          },
          headers);
    } catch (RuntimeException | Error e) {
      state.end();
      throw e;
    }
  }

  @Override
  public void cancel(@Nullable String message, @Nullable Throwable cause) {
    state.end();
    super.cancel(message, cause);
  }
}
