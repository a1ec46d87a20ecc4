package dev.tandem.runtime.server;

import dev.tandem.runtime.CallContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A call with one request, there before its handler runs, and one response, which the handler
 * returns. Nothing is streamed, so it needs less than an {@link IncomingCall}, and most calls are
 * of this kind.
 *
 * <p>Any thread may send headers while the handler's answers, so they take turns. An interceptor
 * may block in one: that must not keep a cancellation from the handler, so its state is not guarded
 * by the turn but by this object, of which nobody keeps hold.
 */
public final class UnaryIncomingCall<Q, R> implements AnsweredCall<Q> {
  private final CallContext context;
  private final Reply<R> reply; // used in turn
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Q request; // set before the handler runs
  private volatile @Nullable Status cancelled; // these two are set with the monitor held
  private volatile boolean finished;

  UnaryIncomingCall(ServerCall<Q, R> call, Metadata headers) {
    this.context = new CallContext(call, headers, this::sendHeaders);
    this.reply = new Reply<>(call, context);
  }

  @Override
  public CallContext context() {
    return context;
  }

  @Override
  public boolean endsWithHandler() {
    return true;
  }

  /** Gives the request. */
  public Q request() {
    return Objects.requireNonNull(request);
  }

  /** Sends the response. */
  public void reply(@Nullable R response) {
    if (response == null) {
      throw reply.noAnswer();
    }
    turn.lock();
    try {
      if (!isClosed()) {
        reply.write(response);
      }
    } finally {
      turn.unlock();
    }
  }

  private void sendHeaders() {
    turn.lock();
    try {
      if (!isClosed()) {
        reply.sendHeaders();
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void messageCame(Q message) {
    request = message;
  }

  /** The handler starts then, and has all that it needs. */
  @Override
  public void halfClosed() {}

  /** The transport takes one response at any time. */
  @Override
  public void ready() {}

  @Override
  public synchronized boolean cancelled(Status status) {
    boolean first = !isClosed();
    if (first) {
      cancelled = status;
    }
    return first;
  }

  @Override
  public @Nullable Status cancellation() {
    return cancelled;
  }

  @Override
  public void finish(Status status, Metadata trailers) {
    if (isFirstToFinish()) {
      turn.lock();
      try {
        reply.close(status, trailers);
      } finally {
        turn.unlock();
      }
    }
  }

  private synchronized boolean isFirstToFinish() {
    boolean first = !finished;
    finished = true;
    return first;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isClosed() {
    return cancelled != null || finished;
  }
}
