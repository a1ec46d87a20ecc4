package dev.tandem.security.limits;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers so many calls at a time, and refuses others with RESOURCE_EXHAUSTED at once: a queue
 * would only let them all be late.
 *
 * <p>A call counts until it has ended or was cancelled. Its handler is interrupted then; how many
 * of those that do not listen go on behind their calls, only their executor can limit.
 */
public final class ConcurrentCallLimit implements ServerInterceptor {
  private final Semaphore free;

  /**
   * Makes a limit; services that share it have it together.
   *
   * @param calls how many calls at most are answered at a time
   */
  public ConcurrentCallLimit(int calls) {
    free = new Semaphore(calls);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!free.tryAcquire()) {
      call.close(
          Status.RESOURCE_EXHAUSTED.withDescription("too many calls, try again later"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    Permit permit = new Permit();
    try {
      return new CountedListener<>(
          next.startCall(new CountedCall<>(call, permit), headers), permit);
    } catch (RuntimeException | Error e) {
      permit.giveBack();
      throw e;
    }
  }

  private final class Permit {
    private final AtomicBoolean given = new AtomicBoolean();

    void giveBack() {
      if (given.compareAndSet(false, true)) {
        free.release();
      }
    }
  }

  private static final class CountedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final Permit permit;

    CountedCall(ServerCall<Q, R> call, Permit permit) {
      super(call);
      this.permit = permit;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      permit.giveBack(); // First: who gets the answer may call again at once.
      super.close(status, trailers);
    }
  }

  private static final class CountedListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Permit permit;

    CountedListener(ServerCall.Listener<Q> listener, Permit permit) {
      super(listener);
      this.permit = permit;
    }

    @Override
    public void onCancel() {
      permit.giveBack();
      super.onCancel();
    }
  }
}
