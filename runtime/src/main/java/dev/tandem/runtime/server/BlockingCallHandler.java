package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Takes the calls of one rpc and has a blocking handler answer each. */
public final class BlockingCallHandler<Q, R> implements ServerCallHandler<Q, R> {
  private final Answer<Q, R> answer;
  private final ServerOptions options;
  private final boolean proxy;

  /**
   * Makes the handler of one rpc.
   *
   * @param answer answers a call
   * @param options how
   * @param proxy whether the service is itself a client, whose errors are passed on
   */
  public BlockingCallHandler(Answer<Q, R> answer, ServerOptions options, boolean proxy) {
    this.answer = answer;
    this.options = options;
    this.proxy = proxy;
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    MethodType type = call.getMethodDescriptor().getType();
    boolean one = type.clientSendsOneMessage();
    int ahead = one ? Inbox.ONE_AND_TOO_MANY : options.prefetch();
    IncomingCall<Q, R> incoming = new IncomingCall<>(call, headers, ahead);
    HandlerRun<Q, R> run = new HandlerRun<>(incoming, answer, options, proxy);
    run.watchForCancellation();
    call.request(ahead);
    if (one) {
      return new OneRequest<>(incoming, run, type);
    }
    run.start();
    return new Callbacks<>(incoming, run);
  }

  /** Callbacks of a call whose handler is running: they only pass on what comes. */
  private static class Callbacks<Q> extends ServerCall.Listener<Q> {
    final IncomingCall<Q, ?> call;
    final HandlerRun<Q, ?> run;

    Callbacks(IncomingCall<Q, ?> call, HandlerRun<Q, ?> run) {
      this.call = call;
      this.run = run;
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
    final void unreadable() {
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
      call.sender().onReady();
    }

    @Override
    public void onCancel() {
      run.cancelled();
    }
  }

  /** Callbacks of a call with one request: its handler starts when that is known to be all. */
  private static final class OneRequest<Q> extends Callbacks<Q> {
    private final MethodType type;
    private int messages;

    OneRequest(IncomingCall<Q, ?> call, HandlerRun<Q, ?> run, MethodType type) {
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
