package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Monitor;
import dev.tandem.runtime.flow.Threads;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Takes the calls of one rpc with streams and has a blocking handler answer each. */
public final class BlockingCallHandler<Q, R>
    implements ServerCallHandler<Q, R>, ServerCallExecutorSupplier {
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

  /**
   * Lets the thread that runs the handler run its call's callbacks while it waits. An executor of
   * the application's need not have a thread for each call.
   */
  @Override
  public <A, B> @Nullable Executor getExecutor(ServerCall<A, B> call, Metadata headers) {
    return options.executor().isPresent() ? null : new HandlerExecutor(call.getMethodDescriptor());
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    Inbox<Q> inbox = RequestCallbacks.inbox(type, options);
    HandlerExecutor own = HandlerExecutor.takeFor(call);
    Monitor monitor = own == null ? new Monitor() : own;
    IncomingCall<Q, R> incoming = new IncomingCall<>(call, headers, monitor, inbox, options);
    Executor threads = own == null ? Threads.executor() : own::runHandler;
    HandlerRun<IncomingCall<Q, R>> run =
        new HandlerRun<>(incoming, answer, options, proxy, threads);
    incoming.runBy(run);
    return RequestCallbacks.begin(type, call, incoming, run, inbox.firstRequest());
  }
}
