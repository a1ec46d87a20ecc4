package dev.tandem.runtime.server;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Parses the requests of an rpc, and says for its handler where the callbacks of a call run.
 *
 * <p>It is the marshaller that does, because that is all of ours that {@link
 * dev.tandem.runtime.HandlerThreads} sees of an rpc, whose type may not be the declared one.
 */
final class ExecutorRequestMarshaller<T> extends RequestMarshaller<T>
    implements ServerCallExecutorSupplier {
  private final ServerCallExecutorSupplier handler;

  ExecutorRequestMarshaller(PrototypeMarshaller<T> marshaller, ServerCallExecutorSupplier handler) {
    super(marshaller);
    this.handler = handler;
  }

  @Override
  public <Q, R> @Nullable Executor getExecutor(ServerCall<Q, R> call, Metadata headers) {
    return handler.getExecutor(call, headers);
  }
}
