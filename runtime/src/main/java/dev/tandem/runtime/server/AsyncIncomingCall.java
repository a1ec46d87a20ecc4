package dev.tandem.runtime.server;

import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.async.MessageSink;
import dev.tandem.runtime.async.MessageSource;
import dev.tandem.runtime.async.MessageSubscriber;
import dev.tandem.runtime.async.MessageSubscription;
import dev.tandem.runtime.flow.IdleWatch;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Threads;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that an asynchronous handler answers: its state, and what the handler's future and
 * publishers do with it.
 *
 * <p>It ends once: with what the handler has returned, or when it is cancelled, whichever comes
 * first.
 */
public final class AsyncIncomingCall<Q, R>
    implements AnsweredCall<Q>, MessageSource, MessageSink<R>, IdleWatch.Stream {

  private record End(Status status, Metadata trailers, boolean cancelled) {}

  private final boolean oneRequest;
  private final ServerCall<Q, R> call;
  private final CallContext context;
  private final Reply<R> reply; // used by the loop of the responses
  private final @Nullable IdleWatch idle;
  private final MessageSubscription<Q> requests;
  private final MessageSubscriber<R> responses;
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();

  private @Nullable HandlerRun<?> run; // set before the call begins
  private @Nullable Q onlyRequest; // set before the handler is started
  private volatile boolean headersWanted;
  private boolean closed; // touched by the loop of the responses only

  AsyncIncomingCall(
      MethodType type,
      ServerCall<Q, R> call,
      Metadata headers,
      Inbox<Q> inbox,
      ServerOptions options) {
    Executor executor = options.executor().map(Threads::orElseOwn).orElseGet(Threads::executor);
    this.oneRequest = type.clientSendsOneMessage();
    this.call = call;
    this.context = new CallContext(call, headers, this::sendHeaders);
    this.reply = new Reply<>(call, context);
    // Callbacks may be on an event loop: users' code is not called there.
    this.idle = IdleWatch.of(options.idleTimeout().orElse(null), this);
    this.requests =
        new MessageSubscription<>(this, inbox, idle, false, executor, context.context());
    this.responses = new MessageSubscriber<>(this, options.prefetch(), executor, context.context());
  }

  void runBy(HandlerRun<?> run) {
    this.run = run;
  }

  private HandlerRun<?> run() {
    return Objects.requireNonNull(run);
  }

  // ---- for handlers

  @Override
  public CallContext context() {
    return context;
  }

  /** Gives the request of a call that has only one; it has arrived before the handler runs. */
  public Q onlyRequest() {
    return Objects.requireNonNull(onlyRequest);
  }

  /** Gives the requests, for one subscriber. */
  public Flow.Publisher<Q> requests() {
    return subscriber -> requests.subscribe(Objects.requireNonNull(subscriber, "subscriber"));
  }

  /** Answers with the result of a future. */
  @SuppressWarnings("FutureReturnValueIgnored") // That of the stage, which passes all on itself.
  public void answerWith(@Nullable CompletableFuture<R> future) {
    if (future == null) {
      throw reply.noAnswer();
    }
    responses.onSubscribe(new FutureSubscription(future)); // So that it is cancelled with the call.
    future.whenComplete(
        (response, failure) -> {
          if (failure != null) {
            responses.onError(failure);
          } else if (response == null) {
            responses.onError(reply.noAnswer());
          } else {
            responses.send(response);
            responses.onComplete();
          }
        });
  }

  private record FutureSubscription(CompletableFuture<?> future) implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {
      future.cancel(true);
    }
  }

  /** Answers with what a publisher gives. */
  public void answerWith(Flow.@Nullable Publisher<R> publisher) {
    if (publisher == null) {
      throw reply.noAnswer();
    }
    if (!isClosed()) {
      publisher.subscribe(responses);
    }
  }

  // ---- what the callbacks tell

  @Override
  public boolean endsWithHandler() {
    return false;
  }

  @Override
  public void messageCame(Q message) {
    if (oneRequest) {
      onlyRequest = message;
    } else {
      requests.messageCame(message);
    }
  }

  @Override
  public void halfClosed() {
    requests.ended(null);
  }

  @Override
  public void ready() {
    responses.ready();
  }

  // ---- the end

  @Override
  public boolean cancelled(Status status) {
    return end(new End(status, new Metadata(), true));
  }

  @Override
  public void finish(Status status, Metadata trailers) {
    end(new End(status, trailers, false));
  }

  private boolean end(End newEnd) {
    boolean first = end.compareAndSet(null, newEnd);
    if (first) {
      responses.stop(); // Its loop closes the call.
      requests.aborted(
          RpcException.of(
              newEnd.cancelled
                  ? newEnd.status
                  : Status.FAILED_PRECONDITION.withDescription("the handler has ended the call"),
              null));
    }
    return first;
  }

  @Override
  public @Nullable Status cancellation() {
    End now = end.get();
    return now != null && now.cancelled ? now.status : null;
  }

  @Override
  public boolean isFinished() {
    return end.get() != null;
  }

  @Override
  public boolean isClosed() {
    return end.get() != null;
  }

  @Override
  public boolean isHeldUp() {
    return !call.isReady();
  }

  @Override
  public void endIdle() {
    run().cancelled(IdleWatch.IDLE);
  }

  // ---- what the handler receives

  @Override
  public void request(int count) {
    try {
      call.request(count);
    } catch (Throwable e) { // An interceptor's. The subscriber must not wait, or miss a message.
      run().fail(e);
    }
  }

  /** The call goes on until the handler's answer has ended. */
  @Override
  public void cancelled() {}

  @Override
  public void subscriberFailed(Throwable failure) {
    run().fail(failure);
  }

  // ---- what the handler sends, by the loop of the responses

  private void sendHeaders() {
    headersWanted = true;
    responses.catchUp();
  }

  @Override
  public void catchUp() {
    End now = end.get();
    if (now == null) {
      if (headersWanted) {
        reply.sendHeaders();
      }
    } else if (!closed) {
      closed = true;
      reply.close(now.status, now.trailers);
    }
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public void write(R message) {
    if (idle != null) {
      idle.signOfLife();
    }
    reply.write(message);
  }

  @Override
  public void complete() {
    run().end(Status.OK, new Metadata());
  }

  @Override
  public void fail(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null
        && (reason instanceof CompletionException || reason instanceof ExecutionException)) {
      reason = reason.getCause();
    }
    run().fail(reason);
  }
}
