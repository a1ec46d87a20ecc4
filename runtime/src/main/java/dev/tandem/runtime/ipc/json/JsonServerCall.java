package dev.tandem.runtime.ipc.json;

import dev.tandem.runtime.flow.Threads;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call of the child, for the handler that answers it. It ends once: when its status is sent, or
 * when it is cancelled.
 */
final class JsonServerCall<Q, R> extends ServerCall<Q, R> {
  private static final System.Logger LOG = System.getLogger(JsonServerCall.class.getName());

  private final long id;
  private final MethodDescriptor<Q, R> method;
  private final MethodCodecs<Q, R> codecs;
  private final FrameWriter writer;
  private final Context.CancellableContext context;
  private final ServerCallbacks<Q> callbacks;
  private final OutgoingMessages responses;
  private final IncomingMessages requests;
  private final Runnable forget;

  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean cancelled;
  // What the handler has done so far. As with grpc-java, it does one thing at a time.
  private boolean headersSent;
  private boolean messageSent;
  private volatile boolean closed;

  JsonServerCall(
      Connection connection,
      long id,
      MethodDescriptor<Q, R> method,
      @Nullable Long timeout,
      Runnable forget) {
    this.id = id;
    this.method = method;
    this.codecs = MethodCodecs.of(method);
    this.writer = connection.writer();
    this.context =
        timeout == null
            ? Context.ROOT.withCancellation()
            : Context.ROOT.withDeadlineAfter(timeout, TimeUnit.NANOSECONDS, connection.timer());
    this.callbacks = new ServerCallbacks<>(context, this::handlerFailed);
    this.responses = new OutgoingMessages(writer, callbacks::ready);
    this.requests = new IncomingMessages(writer, callbacks.queue(), this::deliver);
    this.forget = forget;
  }

  /** Has the handler begin. */
  void start(ServerCallHandler<Q, R> handler, Metadata headers) {
    callbacks.start(() -> handler.startCall(this, headers));
    responses.begin(id);
    requests.begin(id);
    context.addListener(this::contextCancelled, Runnable::run);
  }

  // ---- what comes, on the thread that reads

  void messageCame(String json) throws ProtocolException {
    requests.arrived(json);
  }

  void halfCloseCame() throws ProtocolException {
    requests.end(callbacks::halfClosed);
  }

  void requestCame(int messages) {
    responses.requested(messages);
  }

  /** The caller has gone. */
  void cancelCame() {
    cancel();
  }

  /** Ends the call for a reason that is not the handler's. The caller gets to know it. */
  void abort(Status reason) {
    if (cancel()) {
      writer.write(Frames.status(id, reason, new Metadata()));
    }
  }

  private boolean cancel() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    cancelled = true;
    responses.drop();
    forget.run();
    // At once, also while a callback is blocked. What listens to a context may be users' code.
    // With what grpc-java's own server cancels a context.
    Throwable cause = Status.CANCELLED.withDescription("RPC cancelled").asRuntimeException();
    Threads.executor().execute(() -> context.cancel(cause));
    callbacks.cancelled(cause);
    return true;
  }

  private void contextCancelled(Context context) {
    if (context.cancellationCause() instanceof TimeoutException timeout) {
      abort(Status.DEADLINE_EXCEEDED.withDescription("the deadline has passed").withCause(timeout));
    }
  }

  // ---- callbacks

  private void deliver(String json) {
    if (cancelled) {
      return;
    }
    Q message;
    try {
      message = codecs.request().read(json);
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "A request message could not be parsed.", e);
      abort(MessageCodec.unreadable("a request message", e));
      return;
    }
    if (message != null && codecs.request().size(message, json) > Connection.LARGEST_MESSAGE) {
      abort(MessageCodec.tooLarge(Connection.LARGEST_MESSAGE));
    } else {
      callbacks.deliver(message);
    }
  }

  /** The handler's listener has thrown, or its start. */
  private void handlerFailed(Throwable error) {
    LOG.log(System.Logger.Level.WARNING, () -> "The handler failed of " + method, error);
    abort(Status.UNKNOWN.withDescription("Application error processing RPC"));
  }

  // ---- for the handler

  @Override
  public void request(int messages) {
    requests.request(messages);
  }

  @Override
  public void sendHeaders(Metadata headers) {
    check(!headersSent, "sendHeaders has already been called");
    check(!closed, "call is closed");
    headersSent = true;
    if (!cancelled) {
      writer.write(Frames.headers(id, headers));
    }
  }

  @Override
  public void sendMessage(R message) {
    check(headersSent, "sendHeaders has not been called");
    check(!closed, "call is closed");
    if (cancelled) {
      return;
    }
    if (messageSent && method.getType().serverSendsOneMessage()) {
      abort(Status.INTERNAL.withDescription("Too many responses"));
      return;
    }
    messageSent = true;
    String json;
    try {
      json = codecs.response().write(message);
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "No JSON for a response of " + method, e);
      abort(MessageCodec.unwritable("the response", e));
      return;
    }
    responses.send(json);
  }

  @Override
  public boolean isReady() {
    return !closed && responses.isReady();
  }

  @Override
  public void close(Status status, Metadata trailers) {
    check(!closed, "call already closed");
    closed = true;
    if (cancelled) {
      return;
    }
    if (status.isOk() && method.getType().serverSendsOneMessage() && !messageSent) {
      abort(Status.INTERNAL.withDescription("Completed without a response"));
    } else {
      byte[] last = Frames.status(id, status, trailers);
      responses.end(call -> last, this::complete);
    }
  }

  private void complete() {
    if (ended.compareAndSet(false, true)) {
      forget.run();
      callbacks.complete();
    }
  }

  private static void check(boolean state, String problem) {
    if (!state) {
      throw new IllegalStateException(problem);
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public MethodDescriptor<Q, R> getMethodDescriptor() {
    return method;
  }

  @Override
  public Attributes getAttributes() {
    return StandardStreams.ATTRIBUTES;
  }

  @Override
  public String getAuthority() {
    return StandardStreams.AUTHORITY;
  }
}
