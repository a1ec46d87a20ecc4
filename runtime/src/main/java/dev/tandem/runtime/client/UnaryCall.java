package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.Inbox;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call with one request and one response, for which one thread waits from its start to its end.
 * So it needs less than an {@link OpenCall}, and most calls are of this kind.
 */
public final class UnaryCall<Q, R> extends StartedCall<Q, R> {
  private final WaitingCaller caller;
  private @Nullable R response; // set by callbacks, read after the end

  private UnaryCall(
      ClientCall<Q, R> call, WaitingCaller caller, CallOrigin origin, CallOptions options) {
    super(call, origin, options);
    this.caller = caller;
  }

  /** Makes a call and gives its response. */
  public static <Q, R> R ask(AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    Channel channel = stub.getChannel();
    CallOptions options = stub.getCallOptions();
    CallOrigin origin = CallOrigin.now(method, channel);
    origin.throwIfInterrupted();
    WaitingCaller caller = new WaitingCaller();
    ClientCall<Q, R> call =
        channel.newCall(method, CallSettings.startTimeout(options).withExecutor(caller));
    UnaryCall<Q, R> unary = new UnaryCall<>(call, caller, origin, options);
    unary.start(options, Inbox.ONE_AND_TOO_MANY);
    unary.send(request);
    unary.watch();
    unary.awaitEnd();
    return unary.only(unary.response);
  }

  private void send(Q request) {
    try {
      call().sendMessage(request);
      call().halfClose();
    } catch (Throwable e) { // Not lost: thrown at who called.
      if (!isEnded()) {
        endHere(Status.CANCELLED.withDescription("a message could not be sent"), e);
        throw Sneaky.<RuntimeException>rethrow(e);
      }
      // An interceptor has ended the call in the meantime, and grpc-java objects to the rest.
    }
  }

  private void awaitEnd() {
    while (!isEnded()) {
      if (!caller.runOne()) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          interrupted(new InterruptedException("interrupted while it waited for the response"));
        }
      }
    }
  }

  @Override
  public void onMessage(R message) {
    if (response != null) {
      endHere(CallEnd.SECOND_RESPONSE, null);
    } else if (!isEnded()) {
      response = message;
    }
  }

  @Override
  CallEnd told(Status status, Metadata trailers) {
    boolean answered = status.isOk() && response != null;
    return answered ? CallEnd.ANSWERED : super.told(status, trailers);
  }

  @Override
  boolean keepFirst(CallEnd end, boolean dropMessages) {
    boolean first;
    synchronized (this) { // For two assignments: nothing waits in here, so no thread is pinned.
      first = setEnd(end);
    }
    caller.wake();
    return first;
  }

  @Override
  void release() {
    caller.release();
  }
}
