package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;

/** Takes the calls of one rpc and has an asynchronous handler answer each. */
public final class AsyncCallHandler<Q, R> implements ServerCallHandler<Q, R> {
  private final MethodType type;
  private final Answer<AsyncIncomingCall<Q, R>> answer;
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
  public AsyncCallHandler(
      MethodType type,
      Answer<AsyncIncomingCall<Q, R>> answer,
      ServerOptions options,
      boolean proxy) {
    this.type = type;
    this.answer = answer;
    this.options = options;
    this.proxy = proxy;
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    Inbox<Q> inbox = RequestCallbacks.inbox(type, options);
    AsyncIncomingCall<Q, R> incoming = new AsyncIncomingCall<>(type, call, headers, inbox, options);
    HandlerRun<AsyncIncomingCall<Q, R>> run = new HandlerRun<>(incoming, answer, options, proxy);
    incoming.runBy(run);
    return RequestCallbacks.begin(type, call, incoming, run, inbox.firstRequest());
  }
}
