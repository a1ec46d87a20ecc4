package dev.tandem.runtime.client;

import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;

/**
 * Starts calls with a stream. Nobody gets hold of a call before it was started, so none is
 * cancelled before.
 */
public final class CallStarter {
  private CallStarter() {}

  /** Starts a call that sends one request. */
  public static <Q, R> OpenCall<Q, R> start(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    OpenCall<Q, R> call = open(stub, method);
    call.requests().sendOnly(request);
    call.watch();
    return call;
  }

  /** Starts a call that sends a stream of requests. */
  public static <Q, R> OpenCall<Q, R> start(AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    OpenCall<Q, R> call = open(stub, method);
    call.watch();
    return call;
  }

  private static <Q, R> OpenCall<Q, R> open(AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    Channel channel = stub.getChannel();
    CallOptions options = stub.getCallOptions();
    CallOrigin origin = CallOrigin.now(method, channel);
    origin.throwIfInterrupted();
    Inbox<R> inbox = inbox(method, options);
    CallerExecutor executor = new CallerExecutor();
    ClientCall<Q, R> call =
        channel.newCall(method, CallSettings.startTimeout(options).withExecutor(executor));
    OpenCall<Q, R> open = new OpenCall<>(call, executor, origin, inbox, options);
    open.start(options, inbox.firstRequest());
    return open;
  }

  private static <R> Inbox<R> inbox(MethodDescriptor<?, R> method, CallOptions options) {
    return method.getType().serverSendsOneMessage()
        ? Inbox.ofOne()
        : Inbox.ofStream(prefetch(options));
  }

  /** Gives how many messages of a stream are asked for ahead. */
  static int prefetch(CallOptions options) {
    return ClientOptions.checkPrefetch(options.getOption(ClientOptions.PREFETCH));
  }
}
