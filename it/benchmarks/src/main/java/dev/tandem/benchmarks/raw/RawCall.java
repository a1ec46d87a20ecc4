package dev.tandem.benchmarks.raw;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The least that a blocking caller can do: its own thread runs the callbacks, and messages are
 * asked for in batches. It has no timeout, no cancellation and no promise of any kind.
 */
public final class RawCall<Q, R> extends ClientCall.Listener<R> {
  private final ClientCall<Q, R> call;
  private final DrainingExecutor executor;
  private final ArrayDeque<R> messages = new ArrayDeque<>();
  private int taken;
  private volatile @Nullable Status end;
  private volatile @Nullable Thread writer;

  private RawCall(ClientCall<Q, R> call, DrainingExecutor executor) {
    this.call = call;
    this.executor = executor;
  }

  /** Starts a call. */
  public static <Q, R> RawCall<Q, R> start(Channel channel, MethodDescriptor<Q, R> method) {
    DrainingExecutor executor = new DrainingExecutor();
    RawCall<Q, R> raw =
        new RawCall<>(
            channel.newCall(method, CallOptions.DEFAULT.withExecutor(executor)), executor);
    raw.call.start(raw, new Metadata());
    raw.call.request(method.getType().serverSendsOneMessage() ? 2 : Window.SIZE);
    return raw;
  }

  /** Starts a call that sends one request. */
  public static <Q, R> RawCall<Q, R> start(
      Channel channel, MethodDescriptor<Q, R> method, Q request) {
    RawCall<Q, R> raw = start(channel, method);
    raw.call.sendMessage(request);
    raw.call.halfClose();
    return raw;
  }

  /** Waits for a message and gives it; null at the end. */
  public @Nullable R read() {
    while (messages.isEmpty()) {
      if (end != null) {
        throwIfFailed();
        return null;
      }
      executor.runOne();
    }
    if (++taken == Window.BATCH) {
      call.request(Window.BATCH);
      taken = 0;
    }
    return messages.poll();
  }

  /** Waits for the end and gives the only message. */
  public R readOnly() {
    while (end == null) {
      executor.runOne();
    }
    throwIfFailed();
    return messages.remove();
  }

  /** Writes when the transport is ready, on the thread that also reads. */
  public void write(Q message) {
    while (!call.isReady()) {
      throwIfFailed();
      executor.runOne();
    }
    call.sendMessage(message);
  }

  /** Writes when the transport is ready, on another thread than the one that reads. */
  public void writeBesideReader(Q message) {
    writer = Thread.currentThread();
    while (!call.isReady()) {
      throwIfFailed();
      LockSupport.park(this);
    }
    call.sendMessage(message);
  }

  /** Says that all is written. */
  public void halfClose() {
    call.halfClose();
  }

  @Override
  public void onMessage(R message) {
    messages.add(message);
  }

  @Override
  public void onReady() {
    LockSupport.unpark(writer);
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    end = status;
    LockSupport.unpark(writer);
  }

  private void throwIfFailed() {
    Status end = this.end;
    if (end != null && !end.isOk()) {
      throw end.asRuntimeException();
    }
  }
}
