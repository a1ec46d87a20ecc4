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
 * by the turn but by this object, of which nobody keeps hold. The answer and the end need no turn
 * between themselves: the handler's thread gives both, or no handler runs.
 */
public final class UnaryIncomingCall<Q, R> implements AnsweredCall<Q> {
  private final Reply<R> reply; // used in turn
  private @Nullable Q request; // set before the handler runs
  private @Nullable ReentrantLock headersTurn; // these two are guarded by the monitor
  private boolean replying;
  private volatile @Nullable Status cancelled; // these two are set with the monitor held
  private volatile boolean finished;

  UnaryIncomingCall(ServerCall<Q, R> call, Metadata headers) {
    this.reply = new Reply<>(call, new CallContext(call, headers, this::sendHeaders));
  }

  @Override
  public CallContext context() {
    return reply.context();
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
    awaitHeaders();
    if (!isClosed()) {
      reply.write(response);
    }
  }

  /** Sends headers, unless somebody has begun to do so, or to reply. */
  private void sendHeaders() {
    ReentrantLock turn = new ReentrantLock();
    turn.lock();
    try {
      if (isFirstToSend(turn)) {
        reply.sendHeaders();
      }
    } finally {
      turn.unlock();
    }
  }

  private synchronized boolean isFirstToSend(ReentrantLock turn) {
    boolean first = !replying && headersTurn == null && !isClosed();
    if (first) {
      headersTurn = turn;
    }
    return first;
  }

  /** Begins to reply: when headers that are being sent are sent. */
  @SuppressWarnings("LockNotBeforeTry") // Nothing is done in between: it only waits for its turn.
  private void awaitHeaders() {
    ReentrantLock turn;
    synchronized (this) {
      replying = true;
      turn = headersTurn;
    }
    if (turn != null) {
      turn.lock();
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
      awaitHeaders();
      reply.close(status, trailers);
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
