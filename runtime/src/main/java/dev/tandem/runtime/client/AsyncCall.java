package dev.tandem.runtime.client;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.async.Arrivals;
import dev.tandem.runtime.async.MessageSink;
import dev.tandem.runtime.async.MessageSource;
import dev.tandem.runtime.async.MessageSubscriber;
import dev.tandem.runtime.call.ProxiedCall;
import dev.tandem.runtime.flow.IdleWatch;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that nobody waits for: its callbacks, and its end. The first end counts, whether it comes
 * from the server, from a timer or from this side.
 *
 * <p>Its holder may end it before it is started, as a subscriber may that cancels at once.
 */
final class AsyncCall<Q, R> extends ClientCall.Listener<R>
    implements MessageSource, MessageSink<Q>, Endable, IdleWatch.Stream {
  private static final System.Logger LOG = System.getLogger(AsyncCall.class.getName());

  private final AsyncRpc<Q, R> rpc;
  private final @Nullable ProxiedCall proxied;
  private final @Nullable IdleWatch idle;
  private final AtomicReference<@Nullable CallEnd> end = new AtomicReference<>();

  private @Nullable Arrivals<R> response; // this and the next two are set before the call starts
  private @Nullable CallOrigin origin;
  private volatile @Nullable MessageSubscriber<Q> requests;
  private volatile @Nullable ClientCall<Q, R> call; // set after it was started
  private volatile boolean cancellable; // not before its only request is out, see StartedCall#watch
  private volatile boolean halfClosed;
  private boolean responsesWanted; // touched by the loop of the requests only

  AsyncCall(AsyncRpc<Q, R> rpc) {
    this.rpc = rpc;
    this.proxied = rpc.options().getOption(ProxiedCall.KEY);
    boolean oneResponse = rpc.method().getType().serverSendsOneMessage();
    this.idle = IdleWatch.of(oneResponse ? null : CallSettings.idleTimeout(rpc.options()), this);
  }

  /** Gives the watch of the responses, if they may not be idle. */
  @Nullable IdleWatch idle() {
    return idle;
  }

  // ---- the start

  /** Starts the call and sends its only request. */
  void start(Arrivals<R> response, Q request) {
    rpc.context()
        .run(
            () -> {
              if (start(response)) {
                request(response.firstRequest());
                write(request);
                complete();
                watch();
              }
            });
  }

  /** Starts the call and sends what a publisher gives. */
  void start(Arrivals<R> response, Flow.Publisher<Q> publisher) {
    MessageSubscriber<Q> sender =
        new MessageSubscriber<>(this, rpc.prefetch(), rpc.executor(), rpc.context());
    this.requests = sender;
    Context before = rpc.context().attach();
    try {
      if (start(response) && watch()) {
        publisher.subscribe(sender);
        sender.catchUp(); // If the publisher lets us wait for its subscription.
      }
    } catch (Throwable thrown) { // The publisher's, which goes to who waits for the response.
      fail(thrown);
    } finally {
      rpc.context().detach(before);
    }
  }

  private boolean start(Arrivals<R> response) {
    this.response = response;
    this.origin = CallOrigin.now(rpc.method(), rpc.channel());
    if (isEnded()) {
      return false;
    }
    ClientCall<Q, R> started = null;
    try {
      CallOptions options = CallSettings.startTimeout(rpc.options()).withExecutor(rpc.executor());
      started = rpc.channel().newCall(rpc.method(), options);
      started.start(this, CallSettings.newHeaders(rpc.options()));
      call = started;
      return true;
    } catch (Throwable e) { // An interceptor's, which goes to who waits for the response.
      call = started;
      cancellable = true;
      endHere("the call could not be started", e);
      return false;
    }
  }

  /** Lets others end the call from now on; gives false if one has. */
  private boolean watch() {
    cancellable = true;
    watch(rpc.context());
    CallEnd end = this.end.get();
    if (end != null && end.decidedHere()) { // Perhaps by who could not yet cancel it.
      cancel(end.status().getDescription(), end.status().getCause());
    }
    return end == null;
  }

  // ---- callbacks, one by one, on the executor

  @Override
  public void onReady() {
    MessageSubscriber<Q> sender = requests;
    if (sender != null) {
      sender.ready();
    }
  }

  @Override
  public void onHeaders(Metadata headers) {
    if (proxied != null && !isEnded()) {
      proxied.headersCame(headers);
    }
  }

  @Override
  public void onMessage(R message) {
    if (!isEnded()) {
      Objects.requireNonNull(response).messageCame(message);
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    if (proxied != null && !isEnded() && status.isOk()) {
      proxied.trailersCame(trailers);
    }
    if (!status.isOk() && rpc.context().isCancelled()) {
      cancelled(rpc.context()); // grpc-java was only faster to notice.
      return;
    }
    CallEnd told = CallEnd.told(status, trailers);
    if (end(told)) {
      Objects.requireNonNull(response).ended(told.isOk() ? null : failure(told));
    }
  }

  // ---- the end

  private boolean end(CallEnd newEnd) {
    boolean first = end.compareAndSet(null, newEnd);
    if (first) {
      rpc.context().removeListener(this);
      MessageSubscriber<Q> sender = requests;
      if (sender != null) {
        sender.stop();
      }
    }
    return first;
  }

  @Override
  public boolean isEnded() {
    return end.get() != null;
  }

  @Override
  public void endHere(Status status, @Nullable Throwable cause) {
    CallEnd here = CallEnd.here(status.withCause(cause));
    if (end(here)) {
      cancel(status.getDescription(), cause);
      Objects.requireNonNull(response).aborted(failure(here));
    }
  }

  /** Ends the call because of an error of this side's, which is what its holder gets. */
  private void endHere(String what, Throwable error) {
    if (abandon(what, error)) {
      Objects.requireNonNull(response).aborted(error);
    } else {
      LOG.log(System.Logger.Level.DEBUG, () -> "After the end of " + rpc.method(), error);
    }
  }

  /** Ends the call because nobody wants its response any more. */
  boolean abandon(String why, @Nullable Throwable cause) {
    boolean first = end(CallEnd.here(Status.CANCELLED.withDescription(why).withCause(cause)));
    if (first) {
      cancel(why, cause);
    }
    return first;
  }

  private void cancel(@Nullable String why, @Nullable Throwable cause) {
    ClientCall<Q, R> started = call;
    if (started != null && cancellable) {
      Cancellation.of(started, rpc.method(), why, cause);
    }
  }

  @Override
  public boolean isHeldUp() {
    return call == null || (requests != null && !halfClosed && !isReady());
  }

  @Override
  public void endIdle() {
    endHere(IdleWatch.IDLE, null);
  }

  private RpcException failure(CallEnd end) {
    return Objects.requireNonNull(origin).failure(end.status(), end.trailers(), end.nanos());
  }

  /** Gives the failure of a call that ended well, but not as it should. */
  RpcException failure(Status verdict) {
    return failure(Objects.requireNonNull(end.get()).as(verdict));
  }

  // ---- what comes in

  @Override
  public void request(int count) {
    try {
      Objects.requireNonNull(call).request(count);
    } catch (Throwable e) { // An interceptor's.
      endHere("more responses could not be asked for", e);
    }
  }

  @Override
  public void cancelled() {
    abandon("the subscriber cancelled its subscription", null);
  }

  @Override
  public void subscriberFailed(Throwable failure) {
    String what = "A subscriber of " + rpc.method().getFullMethodName() + " threw.";
    LOG.log(System.Logger.Level.WARNING, what, failure);
    abandon("the subscriber failed", failure);
  }

  // ---- what goes out

  /** Asks for responses once the requests are subscribed to: what is submitted before is lost. */
  @Override
  public void catchUp() {
    if (!responsesWanted && !isEnded()) {
      responsesWanted = true;
      request(Objects.requireNonNull(response).firstRequest());
    }
  }

  @Override
  public boolean isReady() {
    ClientCall<Q, R> started = call;
    return started != null && started.isReady();
  }

  @Override
  public void write(Q message) {
    if (idle != null) {
      idle.signOfLife();
    }
    try {
      Objects.requireNonNull(call).sendMessage(message);
    } catch (Throwable e) {
      endHere("a message could not be sent", e); // Unless it came too late.
    }
  }

  @Override
  public void complete() {
    try {
      if (!isEnded()) {
        halfClosed = true;
        Objects.requireNonNull(call).halfClose();
      }
    } catch (Throwable e) {
      endHere("sending could not be finished", e);
    }
  }

  @Override
  public void fail(Throwable failure) {
    endHere("the requests failed", failure);
  }
}
