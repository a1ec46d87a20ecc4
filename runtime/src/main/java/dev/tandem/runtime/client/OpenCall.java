package dev.tandem.runtime.client;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.call.ProxiedCall;
import dev.tandem.runtime.flow.BlockingSender;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Inlet;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that was started: its state, its callbacks, and what the stream types do with it.
 *
 * <p>The first end counts, whether it comes from the server, from a timer or from this side. What
 * has arrived before the server's end stays in the inbox; what has arrived when this side ends the
 * call is dropped.
 */
public final class OpenCall<Q, R> extends ClientCall.Listener<R>
    implements Inlet, Endable, IdleWatch.Stream {
  private static final System.Logger LOG = System.getLogger(OpenCall.class.getName());

  private final ClientCall<Q, R> call;
  private final CallerExecutor executor;
  private final CallOrigin origin;
  private final Inbox<R> inbox;
  private final boolean oneResponse;
  private final @Nullable ProxiedCall proxied;
  private final CallRequests<Q> requests;
  private final @Nullable IdleWatch idle;

  private final ContextWatch contextWatch = new ContextWatch(Context.current(), this);

  private boolean began; // touched by callbacks only, and they come one by one
  private @Nullable Metadata headers; // guarded by the executor's lock
  private volatile @Nullable CallEnd end; // set under the executor's lock

  OpenCall(
      ClientCall<Q, R> call,
      CallerExecutor executor,
      CallOrigin origin,
      Inbox<R> inbox,
      CallOptions options) {
    this.call = call;
    this.executor = executor;
    this.origin = origin;
    this.inbox = inbox;
    this.oneResponse = origin.method().getType().serverSendsOneMessage();
    this.proxied = options.getOption(ProxiedCall.KEY);
    this.idle = IdleWatch.of(oneResponse ? null : CallSettings.idleTimeout(options), this);
    this.requests = new CallRequests<>(this, call, origin.method().getType());
  }

  ContextWatch contextWatch() {
    return contextWatch;
  }

  CallerExecutor monitor() {
    return executor;
  }

  Inbox<R> inbox() {
    return inbox;
  }

  /** Gives what sends requests. */
  public CallRequests<Q> requests() {
    return requests;
  }

  /** Gives what sends a stream of requests. */
  public BlockingSender<Q> sender() {
    return requests.sender();
  }

  /** Gives the watch of the responses, if they may not be idle. */
  @Nullable IdleWatch idle() {
    return idle;
  }

  /** Gives the full name of the rpc. */
  String method() {
    return origin.method().getFullMethodName();
  }

  // ---- callbacks, one by one, on the thread that the executor chose

  @Override
  public void onReady() {
    begin();
    requests.onReady();
  }

  @Override
  public void onHeaders(Metadata headers) {
    begin();
    if (proxied != null && end == null) {
      proxied.headersCame(headers);
    }
    executor.lock();
    try {
      this.headers = headers;
      executor.signal();
    } finally {
      executor.unlock();
    }
  }

  @Override
  public void onMessage(R message) {
    begin();
    boolean tooMany;
    executor.lock();
    try {
      tooMany = oneResponse && inbox.size() == 1;
      if (end == null && !tooMany) {
        inbox.add(message);
        executor.signal();
      }
    } finally {
      executor.unlock();
    }
    if (tooMany) {
      endHere(CallEnd.SECOND_RESPONSE, null);
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    begin();
    if (proxied != null && end == null && status.isOk()) {
      proxied.trailersCame(trailers);
    }
    end(CallEnd.told(status, trailers), false);
    executor.release(); // grpc-java may have work left for the call, and nobody waits any more.
  }

  private void begin() {
    if (!began) {
      began = true;
      executor.begin();
    }
  }

  private boolean end(CallEnd end, boolean dropMessages) {
    boolean first;
    executor.lock();
    try {
      first = this.end == null;
      if (first) {
        this.end = end;
        if (dropMessages) {
          inbox.clear();
        }
        executor.signal();
      }
    } finally {
      executor.unlock();
    }
    if (first) {
      contextWatch.stop();
      if (idle != null) {
        idle.stop();
      }
    }
    return first;
  }

  // ---- ending it from this side

  /** Cancels the call unless it has ended. */
  void close() {
    endHere(Status.CANCELLED.withDescription("the caller closed the call"), null);
  }

  @Override
  public void endHere(Status status, @Nullable Throwable cause) {
    tryEndHere(status, cause);
  }

  private boolean tryEndHere(Status status, @Nullable Throwable cause) {
    boolean first = end(CallEnd.here(status.withCause(cause)), true);
    if (first) {
      try {
        call.cancel(status.getDescription(), cause);
      } catch (RuntimeException e) { // An interceptor's. The call has ended for its caller.
        LOG.log(System.Logger.Level.WARNING, () -> "Could not cancel " + origin.method(), e);
      } finally {
        executor.release();
      }
    }
    return first;
  }

  @Override
  public boolean isHeldUp() {
    return !requests.isHalfClosed() && !call.isReady();
  }

  @Override
  public void endIdle() {
    endHere(IdleWatch.IDLE, null);
  }

  @Override
  public void interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    Status status = Status.CANCELLED.withDescription("the calling thread was interrupted");
    if (tryEndHere(status, cause)) {
      throw origin.failure(status.withCause(cause), null, System.nanoTime());
    }
  }

  // ---- what comes in

  @Override
  public void request(int count) {
    call.request(count);
  }

  @Override
  public boolean isEnded() {
    return end != null;
  }

  @Override
  public void throwIfFailed() {
    CallEnd end = Objects.requireNonNull(this.end);
    if (!end.isOk()) {
      throw failure(end);
    }
  }

  /** Waits for the end and gives the only response. */
  public R awaitResponse() {
    await(() -> end != null);
    throwIfFailed();
    R response = inbox.peek(); // It stays, so that asking again gives the same answer.
    if (response == null) {
      throw failure(Objects.requireNonNull(end).as(CallEnd.NO_RESPONSE));
    }
    return response;
  }

  Metadata awaitHeaders() {
    await(() -> headers != null || end != null);
    return headers == null ? new Metadata() : headers;
  }

  Metadata trailers() {
    CallEnd end = this.end;
    if (end == null) {
      throw new IllegalStateException(
          "trailers come with the end of the stream: receive until null first");
    }
    return end.trailers();
  }

  private void await(BooleanSupplier condition) {
    try {
      executor.await(condition);
    } catch (InterruptedException interrupt) {
      interrupted(interrupt);
    }
  }

  /** Gives what to throw at who sends after the end. */
  RpcException sendingIsOver() {
    CallEnd end = this.end;
    if (end == null || end.isOk()) {
      String reason = end == null ? "sending is finished" : "the server has ended the call with OK";
      Status over =
          Status.FAILED_PRECONDITION.withDescription(reason + ": nothing more can be sent");
      return origin.failure(over, null, System.nanoTime());
    }
    return failure(end);
  }

  private RpcException failure(CallEnd end) {
    return origin.failure(end.status(), end.trailers(), end.nanos());
  }
}
