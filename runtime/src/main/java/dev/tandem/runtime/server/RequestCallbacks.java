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

  /** Gives how many requests to ask for when a call comes. */
  static int requestsAhead(ServerCall<?, ?> call, ServerOptions options) {
    return takesOne(call) ? Inbox.ONE_AND_TOO_MANY : options.prefetch();
  }

  private static boolean takesOne(ServerCall<?, ?> call) {
    return call.getMethodDescriptor().getType().clientSendsOneMessage();
  }

  /** Has a call answered: at once, or when its only request has come. */
  static <Q> ServerCall.Listener<Q> begin(
      ServerCall<Q, ?> transport, AnsweredCall<Q> call, HandlerRun<?> run, int ahead) {
    run.watchForCancellation();
    transport.request(ahead);
    if (takesOne(transport)) {
      return new OneRequest<>(call, run, transport.getMethodDescriptor().getType());
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
    Status status = Status.INTERNAL.withDescription("a request message could not be parsed");
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
    private final MethodType type;
    private int messages;

    OneRequest(AnsweredCall<Q> call, HandlerRun<?> run, MethodType type) {
      super(call, run);
      this.type = type;
    }

    @Override
    public void onMessage(@Nullable Q message) {
      messages++;
      super.onMessage(message);
      if (messages > 1) {
        refuse("more than one request message came, the rpc takes one");
      }
    }

    @Override
    public void onHalfClose() {
      if (messages == 0) {
        refuse("no request message came, the rpc takes one");
      } else if (!call.isClosed()) {
        if (type == MethodType.UNARY) {
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
