package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;

/** Takes the calls of one rpc and has a blocking handler answer each. */
public final class BlockingCallHandler<Q, R> implements ServerCallHandler<Q, R> {
  private final MethodType type;
  private final Answer<IncomingCall<Q, R>> answer;
  private final ServerOptions options;
  private final boolean proxy;

  /**
   * Makes the handler of one rpc.
   *
   * @param type how many requests and responses it has
   * @param answer answers a call
   * @param options how
   * @param proxy whether the service is itself a client, whose errors are passed on
   */
  public BlockingCallHandler(
      MethodType type, Answer<IncomingCall<Q, R>> answer, ServerOptions options, boolean proxy) {
    this.type = type;
    this.answer = answer;
    this.options = options;
    this.proxy = proxy;
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    Inbox<Q> inbox = RequestCallbacks.inbox(type, options);
    IncomingCall<Q, R> incoming = new IncomingCall<>(call, headers, inbox, options);
    HandlerRun<IncomingCall<Q, R>> run = new HandlerRun<>(incoming, answer, options, proxy);
    incoming.runBy(run);
    return RequestCallbacks.begin(type, call, incoming, run, inbox.firstRequest());
  }
}
