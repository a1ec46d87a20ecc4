package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Callbacks of a call whose handler is running: they only pass on what comes. */
class RequestCallbacks<Q> extends ServerCall.Listener<Q> {
  final AnsweredCall<Q> call;
  final HandlerRun<?> run;

  private RequestCallbacks(AnsweredCall<Q> call, HandlerRun<?> run) {
    this.call = call;
    this.run = run;
  }

  /** Makes the inbox for the requests of a call. */
  static <Q> Inbox<Q> inbox(MethodType type, ServerOptions options) {
    return type.clientSendsOneMessage() ? Inbox.ofOne() : Inbox.ofStream(options.prefetch());
  }

  /** Has a call answered: at once, or when its only request has come. */
  static <Q> ServerCall.Listener<Q> begin(
      MethodType type,
      ServerCall<Q, ?> transport,
      AnsweredCall<Q> call,
      HandlerRun<?> run,
      int firstRequest) {
    run.watchForCancellation();
    transport.request(firstRequest);
    if (type.clientSendsOneMessage()) {
      return new OneRequest<>(call, run, type == MethodType.UNARY);
    }
    run.start();
    return new RequestCallbacks<>(call, run);
  }

  @Override
  public void onMessage(@Nullable Q message) {
    if (message == null) {
      unreadable();
    } else {
      call.messageCame(message);
    }
  }

  /** Without the message, what comes after it must not look like all that was sent. */
  private void unreadable() {
    Status status = RequestMarshaller.takeFailure();
    run.cancelled(status);
    call.finish(status, new Metadata());
  }

  @Override
  public void onHalfClose() {
    call.halfClosed();
  }

  @Override
  public void onReady() {
    call.ready();
  }

  @Override
  public void onCancel() {
    run.cancelled();
  }

  /** Callbacks of a call with one request: its handler starts when that is known to be all. */
  private static final class OneRequest<Q> extends RequestCallbacks<Q> {
    private final boolean unary;
    private boolean requestCame;

    OneRequest(AnsweredCall<Q> call, HandlerRun<?> run, boolean unary) {
      super(call, run);
      this.unary = unary;
    }

    @Override
    public void onMessage(@Nullable Q message) {
      boolean second = requestCame;
      requestCame = true;
      super.onMessage(message);
      if (second) {
        refuse("more than one request message came, the rpc takes one");
      }
    }

    @Override
    public void onHalfClose() {
      if (!requestCame) {
        refuse("no request message came, the rpc takes one");
      } else if (!call.isClosed()) {
        if (unary) {
          run.startHereIfPossible();
        } else {
          run.start();
        }
      }
    }

    private void refuse(String reason) {
      call.finish(Status.UNIMPLEMENTED.withDescription(reason), new Metadata());
    }
  }
}
