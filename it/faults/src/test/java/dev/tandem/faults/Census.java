package dev.tandem.faults;

import dev.tandem.stubs.Await;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of a client or a server: each that starts must end, and once. */
final class Census implements ClientInterceptor, ServerInterceptor {
  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger endedAgain = new AtomicInteger();

  /** Takes note of one end of a call. */
  private final class Ending {
    private final AtomicInteger times = new AtomicInteger();

    void now() {
      (times.getAndIncrement() == 0 ? ended : endedAgain).incrementAndGet();
    }
  }

  int open() {
    return started.get() - ended.get();
  }

  /** Waits until each call has ended. */
  void awaitNoneOpen() {
    Await.until("each call ends; open are " + open(), () -> open() == 0);
    if (endedAgain.get() > 0) {
      throw new AssertionError(endedAgain + " calls ended twice");
    }
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<Q, R>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        started.incrementAndGet();
        Ending ending = new Ending();
        super.start(
            new SimpleForwardingClientCallListener<R>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                ending.now();
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    started.incrementAndGet();
    Ending ending = new Ending();
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onCancel() {
        ending.now();
        super.onCancel();
      }

      @Override
      public void onComplete() {
        ending.now();
        super.onComplete();
      }
    };
  }
}
