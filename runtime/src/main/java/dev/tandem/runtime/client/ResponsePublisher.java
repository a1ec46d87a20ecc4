package dev.tandem.runtime.client;

import dev.tandem.runtime.async.MessageSubscription;
import dev.tandem.runtime.flow.Inbox;
import java.util.Objects;
import java.util.concurrent.Flow;

/** The responses of an rpc that has a stream of them: each subscription is a call of its own. */
public final class ResponsePublisher<Q, R> implements Flow.Publisher<R> {

  /** Starts the call of a subscription. */
  @FunctionalInterface
  private interface Start<Q, R> {
    void start(AsyncCall<Q, R> call, MessageSubscription<R> responses);
  }

  private final AsyncRpc<Q, R> rpc;
  private final int prefetch;
  private final boolean signalInCallbacks;
  private final Start<Q, R> start;

  private ResponsePublisher(AsyncRpc<Q, R> rpc, boolean signalInCallbacks, Start<Q, R> start) {
    this.rpc = rpc;
    this.prefetch = rpc.prefetch(); // Here, so that a wrong one is told to who invokes the rpc,
    CallSettings.idleTimeout(rpc.options()); // and so is a wrong timeout.
    this.signalInCallbacks = signalInCallbacks;
    this.start = start;
  }

  /** Makes calls with one request. */
  public static <Q, R> ResponsePublisher<Q, R> of(AsyncRpc<Q, R> rpc, Q request) {
    return new ResponsePublisher<>(rpc, true, (call, responses) -> call.start(responses, request));
  }

  /** Makes calls with a stream of requests. */
  public static <Q, R> ResponsePublisher<Q, R> of(AsyncRpc<Q, R> rpc, Flow.Publisher<Q> requests) {
    // A subscriber may be blocked until a request has gone out. It is not signalled by the thread
    // whose next callback may say that the transport is ready for that.
    return new ResponsePublisher<>(
        rpc, false, (call, responses) -> call.start(responses, requests));
  }

  @Override
  public void subscribe(Flow.Subscriber<? super R> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    AsyncCall<Q, R> call = new AsyncCall<>(rpc);
    MessageSubscription<R> responses =
        new MessageSubscription<>(
            call,
            Inbox.ofStream(prefetch),
            call.idle(),
            signalInCallbacks,
            rpc.executor(),
            rpc.context());
    responses.subscribe(subscriber);
    start.start(call, responses);
  }
}
