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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a client or a server: each that starts must end, and once. */
final class Census implements ClientInterceptor, ServerInterceptor {
  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger endedAgain = new AtomicInteger();
  private final Set<Open> openCalls = ConcurrentHashMap.newKeySet();

  /** A call that has started, until its end. */
  private final class Open {
    private final String what;
    private final AtomicInteger ends = new AtomicInteger();
    private volatile String cancelled = "not cancelled";

    Open(String what) {
      this.what = what;
      started.incrementAndGet();
      openCalls.add(this);
    }

    void cancelled(@Nullable String why) {
      cancelled = "cancelled: " + why;
    }

    void ended() {
      openCalls.remove(this);
      (ends.getAndIncrement() == 0 ? ended : endedAgain).incrementAndGet();
    }

    @Override
    public String toString() {
      return what + ", " + cancelled;
    }
  }

  int open() {
    return started.get() - ended.get();
  }

  /** Waits until each call has ended. */
  void awaitNoneOpen() {
    try {
      Await.until("each call ends", () -> open() == 0);
    } catch (AssertionError e) {
      throw new AssertionError("open are " + openCalls, e);
    }
    if (endedAgain.get() > 0) {
      throw new AssertionError(endedAgain + " calls ended twice");
    }
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<Q, R>(next.newCall(method, options)) {
      private volatile @Nullable Open open;

      @Override
      public void cancel(@Nullable String message, @Nullable Throwable cause) {
        Open cancelled = open;
        if (cancelled != null) {
          cancelled.cancelled(message);
        }
        super.cancel(message, cause);
      }

      @Override
      public void start(Listener<R> listener, Metadata headers) {
        Open started = new Open(method.getBareMethodName() + " at " + next.authority());
        open = started;
        super.start(
            new SimpleForwardingClientCallListener<R>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                started.ended();
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
    Open open = new Open(call.getMethodDescriptor().getFullMethodName());
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onCancel() {
        open.ended();
        super.onCancel();
      }

      @Override
      public void onComplete() {
        open.ended();
        super.onComplete();
      }
    };
  }
}
