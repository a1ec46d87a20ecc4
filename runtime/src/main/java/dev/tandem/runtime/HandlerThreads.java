package dev.tandem.runtime;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server faster: handlers and the callbacks of their calls have the same threads.
 *
 * <p>Normally grpc-java runs what arrives for a call on the server's executor, and that wakes the
 * thread on which the handler waits, or starts one. With
 *
 * <pre>{@code
 * Server server =
 *     Grpc.newServerBuilderForPort(port, credentials)
 *         .callExecutor(HandlerThreads.perCall())
 *         .addService(RouteGuideRpc.bind(new MyRouteGuide()))
 *         .build();
 * }</pre>
 *
 * <p>the transport wakes the handler's thread at once, which saves one change of threads for each
 * batch of messages. On Java 21+ it also starts the virtual thread of a unary handler earlier. If
 * the server's executor is one of virtual threads, as {@code
 * Executors.newVirtualThreadPerTaskExecutor()}, unary handlers run on these, which is fastest.
 */
public final class HandlerThreads {
  private static final ServerCallExecutorSupplier PER_CALL = new PerCall();

  private HandlerThreads() {}

  /**
   * Gives what a server builder takes with {@code callExecutor}.
   *
   * <p>It is about the rpcs of services that were bound with {@code bind}, unless their {@link
   * ServerOptions} have an executor. Handlers of streams, and what interceptors do in callbacks,
   * run on virtual threads on Java 21+ and on a cached pool before. On Java 21+ the callbacks of
   * unary rpcs run on virtual threads too, and the handler in one of them. All other rpcs go on as
   * they would: those of asynchronous services, those of others, and unary ones whose callbacks
   * come on virtual threads of the server's executor.
   *
   * <p>While the handler of a stream runs, the callbacks of its call ({@code ServerCall.Listener})
   * run when one of the call's threads sends or receives, and in between they wait: those of
   * interceptors too. So an interceptor is told of a cancellation when the handler comes back to
   * its streams or returns; the handler itself is interrupted at once, and listeners of the call's
   * {@code io.grpc.Context} are told at once.
   *
   * @return one for any number of servers
   */
  public static ServerCallExecutorSupplier perCall() {
    return PER_CALL;
  }

  private static final class PerCall implements ServerCallExecutorSupplier {

    @Override
    public <Q, R> @Nullable Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
      // The marshaller is all of the runtime's that can be seen of an rpc here.
      return call.getMethodDescriptor().getRequestMarshaller()
              instanceof ServerCallExecutorSupplier own
          ? own.getExecutor(call, headers)
          : null;
    }
  }
}
