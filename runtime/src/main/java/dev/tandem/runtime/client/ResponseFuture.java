package dev.tandem.runtime.client;

import dev.tandem.runtime.async.Arrivals;
import dev.tandem.runtime.flow.Inbox;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The response of a call that has one. Whoever completes it from outside, a timeout of its own too,
 * has no use for the call: it is cancelled. Stages that depend on it are none of these.
 */
public final class ResponseFuture<R> extends CompletableFuture<R> implements Arrivals<R> {
  private final AsyncCall<?, R> call;
  private final Executor executor;
  private @Nullable R response; // touched by callbacks only

  private ResponseFuture(AsyncCall<?, R> call, Executor executor) {
    this.call = call;
    this.executor = executor;
  }

  /** Makes a call with one request. */
  public static <Q, R> ResponseFuture<R> of(AsyncRpc<Q, R> rpc, Q request) {
    AsyncCall<Q, R> call = new AsyncCall<>(rpc);
    ResponseFuture<R> future = new ResponseFuture<>(call, rpc.executor());
    call.start(future, request);
    return future;
  }

  /** Makes a call with a stream of requests. */
  public static <Q, R> ResponseFuture<R> of(AsyncRpc<Q, R> rpc, Flow.Publisher<Q> requests) {
    AsyncCall<Q, R> call = new AsyncCall<>(rpc);
    ResponseFuture<R> future = new ResponseFuture<>(call, rpc.executor());
    call.start(future, requests);
    return future;
  }

  // ---- what the call tells

  @Override
  public int firstRequest() {
    return Inbox.ONE_AND_TOO_MANY;
  }

  @Override
  public void messageCame(R message) {
    if (response == null) {
      response = message;
    } else {
      call.endHere(CallEnd.SECOND_RESPONSE, null);
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure != null) {
      super.completeExceptionally(failure);
    } else if (response == null) {
      super.completeExceptionally(call.failure(CallEnd.NO_RESPONSE));
    } else {
      super.complete(response);
    }
  }

  @Override
  public void aborted(Throwable failure) {
    executor.execute(() -> super.completeExceptionally(failure)); // Stages may block; this may not.
  }

  // ---- completion from outside: first the call ends, because stages that depend on this may block

  private void abandonCall() {
    call.abandon("the caller completed or cancelled its future", null);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    abandonCall();
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean complete(R value) {
    abandonCall();
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    abandonCall();
    return super.completeExceptionally(failure);
  }

  @Override
  public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (Throwable failure) { // Not lost: it is what the future fails with.
            completeExceptionally(failure);
          }
        });
    return this;
  }

  @Override
  public void obtrudeValue(R value) {
    abandonCall();
    super.obtrudeValue(value);
  }

  @Override
  public void obtrudeException(Throwable failure) {
    abandonCall();
    super.obtrudeException(failure);
  }
}
