package dev.tandem.runtime.client;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.flow.BlockingSender;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Inlet;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A call with a stream that was started: its state, its callbacks, and what the stream types do
 * with it.
 *
 * <p>What has arrived before the server's end stays in the inbox; what has arrived when this side
 * ends the call is dropped.
 */
public final class OpenCall<Q, R> extends StartedCall<Q, R> implements Inlet, IdleWatch.Stream {
  private final CallerExecutor executor;
  private final Inbox<R> inbox;
  private final boolean oneResponse;
  private final CallRequests<Q> requests;
  private final @Nullable IdleWatch idle;

  private boolean began; // touched by callbacks only, and they come one by one
  private @Nullable Metadata headers; // guarded by the executor's lock

  OpenCall(
      ClientCall<Q, R> call,
      CallerExecutor executor,
      CallOrigin origin,
      Inbox<R> inbox,
      CallOptions options) {
    super(call, origin, options);
    this.executor = executor;
    this.inbox = inbox;
    this.oneResponse = origin.method().getType().serverSendsOneMessage();
    this.idle = IdleWatch.of(oneResponse ? null : CallSettings.idleTimeout(options), this);
    this.requests = new CallRequests<>(this, call, origin.method().getType());
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
    return origin().method().getFullMethodName();
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
    super.onHeaders(headers);
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
      if (!isEnded() && !tooMany) {
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
    super.onClose(status, trailers);
  }

  private void begin() {
    if (!began) {
      began = true;
      executor.begin();
    }
  }

  @Override
  boolean keepFirst(CallEnd end, boolean dropMessages) {
    boolean first;
    executor.lock();
    try {
      first = setEnd(end);
      if (first) {
        if (dropMessages) {
          inbox.clear();
        }
        executor.signal();
      }
    } finally {
      executor.unlock();
    }
    if (first && idle != null) {
      idle.stop();
    }
    return first;
  }

  @Override
  void release() {
    executor.release();
  }

  // ---- ending it from this side

  /** Cancels the call unless it has ended. */
  void close() {
    endHere(Status.CANCELLED.withDescription("the caller closed the call"), null);
  }

  @Override
  public boolean isHeldUp() {
    return !requests.isHalfClosed() && !call().isReady();
  }

  @Override
  public void endIdle() {
    endHere(IdleWatch.IDLE, null);
  }

  // ---- what comes in

  @Override
  public void request(int count) {
    try {
      call().request(count);
    } catch (Throwable e) { // An interceptor's. The reader has a message in hand: it is told next.
      endHere(Status.CANCELLED.withDescription("more responses could not be asked for"), e);
    }
  }

  /** Waits for the end and gives the only response. */
  public R awaitResponse() {
    await(this::isEnded);
    return only(inbox.peek()); // It stays, so that asking again gives the same answer.
  }

  Metadata awaitHeaders() {
    await(() -> headers != null || isEnded());
    return headers == null ? new Metadata() : headers;
  }

  Metadata trailers() {
    CallEnd end = end();
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
    CallEnd end = end();
    if (end == null || end.isOk()) {
      String reason = end == null ? "sending is finished" : "the server has ended the call with OK";
      Status over =
          Status.FAILED_PRECONDITION.withDescription(reason + ": nothing more can be sent");
      return origin().failure(over, null, System.nanoTime());
    }
    return failure(end);
  }
}
