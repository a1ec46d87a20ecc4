package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.InterruptWindow;
import dev.tandem.runtime.flow.Threads;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs the handler of one call on a thread where it may block, and ends the call. */
final class HandlerRun<C extends AnsweredCall<?>> extends InterruptWindow
    implements Runnable, Context.CancellationListener {
  private static final System.Logger LOG = System.getLogger(HandlerRun.class.getName());

  /** The status of a call that the transport has ended, by this very instance. */
  static final Status GONE = Status.CANCELLED.withDescription("the call was cancelled");

  private final C call;
  private final Answer<? super C> answer;
  private final ServerOptions options;
  private final boolean proxy;
  private final Executor threads;
  private final Context callbackContext = Context.current();
  private volatile boolean started;

  HandlerRun(C call, Answer<? super C> answer, ServerOptions options, boolean proxy) {
    this(call, answer, options, proxy, Threads.executor());
  }

  /** Makes a run on these threads, unless the options have an executor. */
  HandlerRun(
      C call, Answer<? super C> answer, ServerOptions options, boolean proxy, Executor threads) {
    this.call = call;
    this.answer = answer;
    this.options = options;
    this.proxy = proxy;
    this.threads = options.executor().orElse(threads);
  }

  /** Listens for the end of the call. A context tells at once, also while a callback is blocked. */
  void watchForCancellation() {
    callbackContext.addListener(this, Runnable::run);
  }

  /** Starts the handler on a thread of its own. */
  void start() {
    started = true;
    Context before = call.context().context().attach(); // The executor may pass on what is there.
    try {
      threads.execute(this);
    } catch (Throwable e) { // Rejected, or there is no memory for a thread.
      LOG.log(System.Logger.Level.WARNING, () -> "No thread for " + call.context(), e);
      end(Status.UNAVAILABLE.withDescription("the server takes no more calls"), new Metadata());
    } finally {
      call.context().context().detach(before);
    }
  }

  /** Starts the handler, on this thread if it may block here: that saves a hop. */
  void startHereIfPossible() {
    if (options.executor().isEmpty() && Threads.mayBlock() && !isInProcess()) {
      started = true;
      run();
    } else {
      start();
    }
  }

  /** Says whether the caller is in this process, so that callbacks may run on its own thread. */
  private boolean isInProcess() {
    SocketAddress peer = call.context().attributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return peer != null && peer.getClass().getSimpleName().equals("InProcessSocketAddress");
  }

  @Override
  public void run() {
    boolean over = true;
    Context before = call.context().context().attach();
    try {
      if (call.cancellation() == null && open()) {
        answer.run(call);
      }
      over = call.endsWithHandler();
      if (over) {
        end(Status.OK, new Metadata());
      }
    } catch (Throwable error) { // An Error too: the server lives on, the log has it.
      fail(error);
    } finally {
      close();
      call.context().context().detach(before);
      if (over && !call.isFinished()) { // Whatever went wrong above, no caller waits for ever.
        end(Status.INTERNAL.withDescription("the server failed"), new Metadata());
      }
    }
  }

  /** Ends the call with an error of the handler's. */
  void fail(Throwable error) {
    if (call.cancellation() != null) {
      LOG.log(System.Logger.Level.DEBUG, () -> "After its end: " + call.context(), error);
      end(Status.CANCELLED, new Metadata());
      return;
    }
    ErrorReply reply = ErrorReply.of(error, options, proxy, call.context().method());
    end(reply.status(), reply.trailers());
  }

  /** Ends the call: as it was cancelled if it was, else with this status. */
  void end(Status status, Metadata trailers) {
    callbackContext.removeListener(this);
    Status cancellation = call.cancellation();
    call.finish(cancellation == null ? status : cancellation, trailers);
  }

  @Override
  public void cancelled(Context context) {
    Throwable cause = context.cancellationCause();
    if (cause instanceof TimeoutException) {
      cancelled(Status.DEADLINE_EXCEEDED.withDescription("the caller's deadline has passed"));
    } else if (isOfTransport(cause)) {
      cancelled();
    } else { // An interceptor's: the caller is still there.
      cancelled(Status.CANCELLED.withDescription("the call was cancelled by the server"));
    }
  }

  /** Says whether grpc-java's server has cancelled the context, since the transport told it to. */
  private static boolean isOfTransport(@Nullable Throwable cause) {
    return cause instanceof StatusRuntimeException told
        && "RPC cancelled".equals(told.getStatus().getDescription());
  }

  /** Unblocks the handler, whose call the transport has ended. */
  void cancelled() {
    cancelled(GONE);
  }

  /** Unblocks the handler. */
  void cancelled(Status status) {
    if (!call.cancelled(status)) {
      return;
    }
    if (options.interruptOnCancel()) {
      interrupt();
    }
    if (!started || !call.endsWithHandler()) {
      end(status, new Metadata()); // No handler will.
    }
  }
}
