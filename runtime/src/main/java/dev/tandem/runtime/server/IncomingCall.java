package dev.tandem.runtime.server;

import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.BlockingSender;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Inlet;
import dev.tandem.runtime.flow.Monitor;
import dev.tandem.runtime.flow.Outlet;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that a handler answers: its state, and what the handler's sender and receiver do with it.
 *
 * <p>It ends once: when the handler has returned or thrown, or when it is cancelled, whichever
 * comes first.
 */
public final class IncomingCall<Q, R>
    implements AnsweredCall<Q>, Inlet, Outlet<R>, IdleWatch.Stream {
  private final ServerCall<Q, R> call;
  private final CallContext context;
  private final Monitor monitor;
  private final Inbox<Q> inbox;
  private final @Nullable IdleWatch idle;
  private final BlockingSender<R> sender;

  private final Reply<R> reply; // used in the sender's turn
  private @Nullable HandlerRun<?> run; // set before the call begins

  private boolean halfClosed; // this and the next two are guarded by the monitor
  private boolean receivingClosed;
  private boolean requestsLost;
  private volatile @Nullable Status cancelled; // these two are set with the monitor's lock held
  private volatile boolean finished;

  IncomingCall(
      ServerCall<Q, R> call,
      Metadata headers,
      Monitor monitor,
      Inbox<Q> inbox,
      ServerOptions options) {
    this.call = call;
    this.monitor = monitor;
    this.inbox = inbox;
    this.idle = IdleWatch.of(options.idleTimeout().orElse(null), this);
    this.sender = new BlockingSender<>(monitor, inbox, this);
    this.context = new CallContext(call, headers, this::sendHeaders);
    this.reply = new Reply<>(call, context);
  }

  void runBy(HandlerRun<?> run) {
    this.run = run;
  }

  @Override
  public CallContext context() {
    return context;
  }

  @Override
  public boolean endsWithHandler() {
    return true;
  }

  /** Gives what the handler sends with. */
  public BlockingSender<R> sender() {
    return sender;
  }

  /** Gives what the handler receives with. */
  public Requests<Q> requests() {
    return new Requests<>(monitor, inbox, this, idle);
  }

  /** Takes the request of a call that has only one; it has arrived before the handler runs. */
  public Q onlyRequest() {
    monitor.lock();
    try {
      return Objects.requireNonNull(inbox.poll());
    } finally {
      monitor.unlock();
    }
  }

  /** Sends the response of a call that has only one. */
  public void reply(@Nullable R response) {
    if (response == null) {
      throw reply.noAnswer();
    }
    sender.exclusively(
        () -> {
          if (!isClosed()) {
            write(response);
          }
        });
  }

  // ---- what the callbacks tell

  @Override
  public void messageCame(Q message) {
    monitor.lock();
    try {
      if (!isEnded()) {
        inbox.add(message);
        monitor.signal();
      }
    } finally {
      monitor.unlock();
    }
  }

  @Override
  public void halfClosed() {
    monitor.lock();
    try {
      halfClosed = true;
      monitor.signal();
    } finally {
      monitor.unlock();
    }
  }

  @Override
  public void ready() {
    sender.onReady();
  }

  @Override
  public boolean cancelled(Status status) {
    monitor.lock();
    try {
      if (cancelled != null || finished) {
        return false;
      }
      requestsLost = !halfClosed || inbox.size() > 0;
      inbox.clear();
      cancelled = status;
      monitor.signal();
      return true;
    } finally {
      monitor.unlock();
    }
  }

  @Override
  public @Nullable Status cancellation() {
    return cancelled;
  }

  // ---- what the handler receives

  @Override
  public void request(int count) {
    call.request(count);
  }

  @Override
  public boolean isEnded() {
    return halfClosed || receivingClosed || isClosed();
  }

  @Override
  public void throwIfFailed() {
    monitor.lock();
    boolean failed = requestsLost && !receivingClosed;
    monitor.unlock();
    if (failed) {
      throw closedFailure();
    }
  }

  /** Ends receiving; the call goes on until the handler returns. */
  void closeReceiving() {
    monitor.update(
        () -> {
          receivingClosed = true;
          inbox.clear();
        });
  }

  @Override
  public boolean isHeldUp() {
    return !call.isReady();
  }

  @Override
  public void endIdle() {
    Objects.requireNonNull(run).cancelled(IdleWatch.IDLE);
  }

  @Override
  public void interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    throw isClosed()
        ? closedFailure()
        : new RpcException.Cancelled("the handler's thread was interrupted").withCause(cause);
  }

  // ---- what the handler sends

  @Override
  public String method() {
    return context.method();
  }

  @Override
  public void catchUp() {
    monitor.runPending();
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public boolean isClosed() {
    return cancelled != null || finished;
  }

  @Override
  public void write(R message) {
    if (idle != null) {
      idle.signOfLife();
    }
    reply.write(message);
  }

  private void sendHeaders() {
    sender.exclusively(
        () -> {
          if (!isClosed()) {
            reply.sendHeaders();
          }
        });
  }

  @Override
  public RpcException closedFailure() {
    Status status = cancelled;
    return RpcException.of(
        status != null
            ? status
            : Status.FAILED_PRECONDITION.withDescription("the handler has ended the call"),
        null);
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  /** Ends the call, unless it was ended before. Senders that are still at work get to know it. */
  @Override
  public void finish(Status status, Metadata trailers) {
    monitor.lock();
    boolean first = !finished;
    if (first) {
      requestsLost |= !halfClosed;
      finished = true;
      monitor.signal();
    }
    monitor.unlock();
    if (first) {
      if (idle != null) {
        idle.stop();
      }
      sender.exclusively(() -> reply.close(status, trailers));
    }
  }
}
