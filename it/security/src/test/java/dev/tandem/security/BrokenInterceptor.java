package dev.tandem.security;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** An interceptor with a bug, which tells a secret. */
record BrokenInterceptor(Where where, String secret) implements ServerInterceptor {
  /** The method in which it throws. */
  enum Where {
    INTERCEPT_CALL,
    ON_MESSAGE,
    ON_HALF_CLOSE,
    SEND_HEADERS,
    SEND_MESSAGE,
    CLOSE
  }

  private void perhapsThrow(Where here) {
    if (here == where) {
      throw new IllegalStateException(secret);
    }
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    perhapsThrow(Where.INTERCEPT_CALL);
    return new SimpleForwardingServerCallListener<>(next.startCall(new Broken<>(call), headers)) {
      @Override
      public void onMessage(Q message) {
        perhapsThrow(Where.ON_MESSAGE);
        super.onMessage(message);
      }

      @Override
      public void onHalfClose() {
        perhapsThrow(Where.ON_HALF_CLOSE);
        super.onHalfClose();
      }
    };
  }

  private final class Broken<Q, R> extends SimpleForwardingServerCall<Q, R> {
    Broken(ServerCall<Q, R> call) {
      super(call);
    }

    @Override
    public void sendHeaders(Metadata headers) {
      perhapsThrow(Where.SEND_HEADERS);
      super.sendHeaders(headers);
    }

    @Override
    public void sendMessage(R message) {
      perhapsThrow(Where.SEND_MESSAGE);
      super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (status.isOk()) {
        perhapsThrow(Where.CLOSE);
      }
      super.close(status, trailers);
    }
  }
}
