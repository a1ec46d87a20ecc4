package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.flow.Inbox;
import dev.tandem.runtime.flow.Threads;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Takes the calls of a unary rpc and has a blocking handler answer each. */
public final class UnaryCallHandler<Q, R>
    implements ServerCallHandler<Q, R>, ServerCallExecutorSupplier {
  private final Answer<UnaryIncomingCall<Q, R>> answer;
  private final ServerOptions options;
  private final boolean proxy;

  /**
   * Makes the handler of one rpc.
   *
   * @param answer answers a call
   * @param options how
   * @param proxy whether the service is itself a client, whose errors are passed on
   */
  public UnaryCallHandler(
      Answer<UnaryIncomingCall<Q, R>> answer, ServerOptions options, boolean proxy) {
    this.answer = answer;
    this.options = options;
    this.proxy = proxy;
  }

  /**
   * Has callbacks come on virtual threads: the handler runs inside one, with no change of threads.
   * Where the server's executor has such threads already, as the one has that asks for this, they
   * stay there.
   */
  @Override
  public <A, B> @Nullable Executor getExecutor(ServerCall<A, B> call, Metadata headers) {
    boolean gains = options.executor().isEmpty() && Threads.areVirtual() && !Threads.mayBlock();
    return gains ? Threads.executor() : null;
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    UnaryIncomingCall<Q, R> incoming = new UnaryIncomingCall<>(call, headers);
    HandlerRun<UnaryIncomingCall<Q, R>> run = new HandlerRun<>(incoming, answer, options, proxy);
    return RequestCallbacks.begin(MethodType.UNARY, call, incoming, run, Inbox.ONE_AND_TOO_MANY);
  }
}
