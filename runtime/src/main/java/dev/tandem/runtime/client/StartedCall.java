package dev.tandem.runtime.client;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.call.ProxiedCall;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody waits for: what it is, and how it ended. The first end counts, whether it
 * comes from the server, from a timer or from this side.
 */
abstract class StartedCall<Q, R> extends ClientCall.Listener<R> implements Endable {
  private final ClientCall<Q, R> call;
  private final CallOrigin origin;
  private final @Nullable ProxiedCall proxied;
  private final Context context = Context.current();
  private volatile @Nullable CallEnd end;

  StartedCall(ClientCall<Q, R> call, CallOrigin origin, CallOptions options) {
    this.call = call;
    this.origin = origin;
    this.proxied = options.getOption(ProxiedCall.KEY);
  }

  /** Starts the call and asks for its first responses. */
  final void start(CallOptions options, int firstRequest) {
    try {
      call.start(this, CallSettings.newHeaders(options));
      call.request(firstRequest);
    } catch (Throwable e) { // Not lost: thrown at who called.
      if (tryEndHere(Status.CANCELLED.withDescription("the call could not be started"), e)) {
        throw Sneaky.<RuntimeException>rethrow(e);
      }
      // An interceptor has answered, and the call that it has not started objects to the rest.
    }
  }

  /**
   * Ends the call with its context from now on: not before its only request is out. What is sent
   * after a cancellation by another thread is an error to grpc-java, and if the call still waits
   * for its channel then, that error makes it forget to tell the call's end.
   */
  final void watch() {
    watch(context);
  }

  final ClientCall<Q, R> call() {
    return call;
  }

  final CallOrigin origin() {
    return origin;
  }

  // ---- the end

  /** Keeps an end, if it is the first, and wakes who waits for it; by {@link #setEnd}. */
  abstract boolean keepFirst(CallEnd end, boolean dropMessages);

  /** Says that nobody may wait any more: what is under way has to be released. */
  abstract void release();

  /** Keeps an end, if it is the first; under the lock of the call. */
  final boolean setEnd(CallEnd newEnd) {
    boolean first = end == null;
    if (first) {
      end = newEnd;
    }
    return first;
  }

  /** Gives the end, or null before it. */
  final @Nullable CallEnd end() {
    return end;
  }

  @Override
  public final boolean isEnded() {
    return end != null;
  }

  @Override
  public void onHeaders(Metadata headers) {
    if (proxied != null && end == null) {
      proxied.headersCame(headers);
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    if (proxied != null && end == null && status.isOk()) {
      proxied.trailersCame(trailers);
    }
    end(told(status, trailers), false);
    release(); // grpc-java may have work left for the call, and nobody waits any more.
  }

  /** Makes the end that grpc-java tells of. */
  CallEnd told(Status status, Metadata trailers) {
    return CallEnd.told(status, trailers);
  }

  private boolean end(CallEnd end, boolean dropMessages) {
    boolean first = keepFirst(end, dropMessages);
    if (first) {
      context.removeListener(this);
    }
    return first;
  }

  @Override
  public final void endHere(Status status, @Nullable Throwable cause) {
    tryEndHere(status, cause);
  }

  private boolean tryEndHere(Status status, @Nullable Throwable cause) {
    boolean first = end(CallEnd.here(status.withCause(cause)), true);
    if (first) {
      try {
        Cancellation.of(call, origin.method(), status.getDescription(), cause);
      } finally {
        release();
      }
    }
    return first;
  }

  /** Ends the call because this thread was interrupted, and throws; returns if it had ended. */
  public final void interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    Status status = Status.CANCELLED.withDescription("the calling thread was interrupted");
    if (tryEndHere(status, cause)) {
      throw origin.failure(status.withCause(cause), null, System.nanoTime());
    }
  }

  /** Throws if the call has failed; to be called after its end. */
  public final void throwIfFailed() {
    CallEnd end = Objects.requireNonNull(this.end);
    if (!end.isOk()) {
      throw failure(end);
    }
  }

  /** Gives the only response of a call that has ended, if the call has not failed and has one. */
  final R only(@Nullable R response) {
    throwIfFailed();
    if (response == null) {
      throw failure(Objects.requireNonNull(end).as(CallEnd.NO_RESPONSE));
    }
    return response;
  }

  final RpcException failure(CallEnd end) {
    return origin.failure(end.status(), end.trailers(), end.nanos());
  }
}
