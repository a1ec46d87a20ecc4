package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.Threads;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.Executor;

/**
 * An rpc as it was invoked, which is what all calls have in common that are made when its publisher
 * is subscribed to.
 *
 * @param method the rpc
 * @param channel where calls go
 * @param options how
 * @param context that of the invocation: its deadline and its cancellation hold for the calls
 * @param executor runs callbacks and signals subscribers; never an event loop unless the user chose
 *     one for the stub
 */
public record AsyncRpc<Q, R>(
    MethodDescriptor<Q, R> method,
    Channel channel,
    CallOptions options,
    Context context,
    Executor executor) {

  /** Takes note of an invocation. */
  public static <Q, R> AsyncRpc<Q, R> of(AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    CallOptions options = stub.getCallOptions();
    Executor chosen = options.getExecutor();
    return new AsyncRpc<>(
        method,
        stub.getChannel(),
        options,
        Context.current(),
        chosen == null ? Threads.executor() : Threads.orElseOwn(chosen));
  }

  /** Gives how many messages of a stream to ask for ahead. */
  int prefetch() {
    return CallStarter.prefetch(options);
  }
}
