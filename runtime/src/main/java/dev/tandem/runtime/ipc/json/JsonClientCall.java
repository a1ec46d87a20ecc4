package dev.tandem.runtime.ipc.json;

import dev.tandem.runtime.flow.Threads;
import io.grpc.Attributes;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call of this process, answered by the parent. It ends once: with the parent's status, behind
 * all messages that came before that, or at once when this side ends it.
 */
final class JsonClientCall<Q, R> extends ClientCall<Q, R> {
  private enum State {
    OPEN,
    ENDED_BY_PARENT,
    ENDED_HERE
  }

  private final JsonChannel channel;
  private final Connection connection;
  private final MethodDescriptor<Q, R> method;
  private final CallOptions options;
  private final MethodCodecs<Q, R> codecs;
  private final Context context = Context.current();
  private final Context.CancellationListener contextWatch = this::contextCancelled;
  private final ClientCallbacks<R> callbacks;
  private final OutgoingMessages requests;
  private final IncomingMessages responses;

  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private volatile long id; // 0 before the first frame
  private volatile @Nullable Future<?> timer;
  private volatile boolean started;
  private volatile boolean cancelled;
  private volatile boolean halfClosed;

  JsonClientCall(
      JsonChannel channel,
      Connection connection,
      MethodDescriptor<Q, R> method,
      CallOptions options) {
    this.channel = channel;
    this.connection = connection;
    this.method = method;
    this.options = options;
    this.codecs = MethodCodecs.of(method);
    this.callbacks = new ClientCallbacks<>(executor(), context, this::endHere);
    this.requests = new OutgoingMessages(connection.writer(), callbacks::ready);
    this.responses = new IncomingMessages(connection.writer(), callbacks.queue(), this::deliver);
  }

  private Executor executor() {
    Executor own = options.getExecutor();
    return own == null ? Threads.executor() : own;
  }

  // ---- the start

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    check(!started, "Already started");
    check(!cancelled, "call was cancelled");
    started = true;
    callbacks.start(listener);
    Integer largest = options.getMaxInboundMessageSize();
    if (largest != null) {
      connection.allowMessagesOf(largest);
    }
    Status over = Contexts.statusFromCancelled(context);
    if (over != null) {
      endHere(over);
      return;
    }
    context.addListener(contextWatch, Runnable::run);
    watchDeadline();
    CallCredentials credentials = options.getCredentials();
    if (credentials == null) {
      begin(headers);
    } else {
      Credentials.apply(
          credentials, method, options, headers, executor(), this::begin, this::endHere);
    }
  }

  private void watchDeadline() {
    Deadline deadline = deadline();
    if (deadline != null) {
      timer = deadline.runOnExpiration(() -> endHere(expired()), connection.timer());
      if (state.get() != State.OPEN) {
        stopTimer();
      }
    }
  }

  private @Nullable Deadline deadline() {
    Deadline mine = options.getDeadline();
    Deadline inherited = context.getDeadline();
    if (mine == null || inherited == null) {
      return mine == null ? inherited : mine;
    }
    return mine.minimum(inherited);
  }

  private static Status expired() {
    return Status.DEADLINE_EXCEEDED.withDescription("the deadline has passed");
  }

  private void begin(Metadata headers) {
    Deadline deadline = deadline();
    Long timeout = deadline == null ? null : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    if (timeout != null && timeout <= 0) {
      endHere(expired());
      return;
    }
    String name = method.getFullMethodName();
    long begun = channel.begin(this, call -> Frames.start(call, name, headers, timeout));
    if (begun == 0) {
      endHere(channel.reasonForEnd());
      return;
    }
    id = begun;
    requests.begin(begun);
    responses.begin(begun);
    if (state.get() == State.ENDED_HERE) { // Perhaps by who did not know the number yet.
      tellParent(Status.CANCELLED);
    }
  }

  // ---- what comes, on the thread that reads

  void headersCame(Metadata headers) {
    callbacks.headers(headers);
  }

  void messageCame(String json) throws ProtocolException {
    responses.arrived(json);
  }

  void requestCame(int messages) {
    requests.requested(messages);
  }

  void statusCame(long id, Status status, Metadata trailers) throws ProtocolException {
    if (state.compareAndSet(State.OPEN, State.ENDED_BY_PARENT)) {
      requests.drop();
      stopTimer();
      responses.end(() -> close(status, trailers));
      channel.forget(id);
    }
  }

  // ---- the end

  /** Ends the call from this side, unless it was before. */
  void endHere(Status status) {
    State before = state.getAndSet(State.ENDED_HERE);
    if (before != State.ENDED_HERE) {
      stopTimer();
      callbacks.close(status, new Metadata());
      context.removeListener(contextWatch);
      if (before == State.OPEN) {
        requests.drop();
        tellParent(status);
      }
    }
  }

  private void tellParent(Status status) {
    if (id != 0) {
      connection.writer().write(Frames.cancel(id, status.getDescription()));
      channel.forget(id);
    }
  }

  /** Within a callback, behind the messages. One of them may have made this side end the call. */
  private void close(Status status, Metadata trailers) {
    if (state.get() == State.ENDED_BY_PARENT) {
      context.removeListener(contextWatch);
      callbacks.closeNow(status, trailers);
    }
  }

  private void stopTimer() {
    Future<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
  }

  private void contextCancelled(Context cancelledContext) {
    endHere(Objects.requireNonNull(Contexts.statusFromCancelled(cancelledContext)));
  }

  private void deliver(String json) {
    if (state.get() == State.ENDED_HERE) {
      return;
    }
    R message;
    try {
      message = codecs.response().read(json);
    } catch (IOException | RuntimeException e) {
      endHere(MessageCodec.unreadable("a response message", e));
      return;
    }
    Integer limit = options.getMaxInboundMessageSize();
    int most = limit == null ? Connection.LARGEST_MESSAGE : limit;
    if (codecs.response().size(message, json) > most) {
      endHere(MessageCodec.tooLarge(most));
    } else {
      callbacks.deliver(message);
    }
  }

  // ---- for the caller

  @Override
  public void request(int messages) {
    check(started, "Not started");
    responses.request(messages);
  }

  @Override
  public void sendMessage(Q message) {
    check(started, "Not started");
    check(!cancelled, "call was cancelled");
    check(!halfClosed, "call was half-closed");
    if (state.get() != State.OPEN) {
      return;
    }
    String json;
    try {
      json = codecs.request().write(message);
    } catch (IOException | RuntimeException e) {
      endHere(MessageCodec.unwritable("the request", e));
      return;
    }
    Integer limit = options.getMaxOutboundMessageSize();
    if (limit != null && codecs.request().size(message, json) > limit) {
      endHere(MessageCodec.tooLarge(limit));
    } else {
      requests.send(json);
    }
  }

  @Override
  public void halfClose() {
    check(started, "Not started");
    check(!cancelled, "call was cancelled");
    check(!halfClosed, "call already half-closed");
    halfClosed = true;
    requests.end(Frames::halfClose, () -> {});
  }

  @Override
  public void cancel(@Nullable String message, @Nullable Throwable cause) {
    cancelled = true;
    if (started) {
      String reason = message == null && cause == null ? "Call cancelled without message" : message;
      endHere(Status.CANCELLED.withDescription(reason).withCause(cause));
    }
  }

  @Override
  public boolean isReady() {
    return !halfClosed && requests.isReady();
  }

  @Override
  public Attributes getAttributes() {
    return StandardStreams.ATTRIBUTES;
  }

  private static void check(boolean state, String problem) {
    if (!state) {
      throw new IllegalStateException(problem);
    }
  }
}
