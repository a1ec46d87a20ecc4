package dev.tandem.runtime.server;

import dev.tandem.runtime.ServerOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerCallHandler;

/**
 * An rpc as grpc-java's server is told of it.
 *
 * <p>That server resets a call whose client sends a second request where one is expected, so that
 * the client sees CANCELLED. The <a
 * href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html">status code document</a> wants
 * UNIMPLEMENTED. So the server is told that there may be any number, and {@link RequestCallbacks}
 * counts them. Interceptors therefore see a unary rpc as a client-streaming one, unless {@link
 * ServerOptions#withDeclaredMethodTypes} is on.
 */
public final class ServedMethod {
  private ServedMethod() {}

  /** Gives the rpc as a server takes it that has it answered by this handler. */
  public static <Q, R> MethodDescriptor<Q, R> of(
      MethodDescriptor<Q, R> rpc, ServerOptions options, ServerCallHandler<Q, R> handler) {
    MethodType type = rpc.getType();
    MethodDescriptor.Builder<Q, R> served =
        rpc.toBuilder().setType(options.declaredMethodTypes() ? type : countedHere(type));
    Marshaller<Q> marshaller = rpc.getRequestMarshaller();
    if (marshaller instanceof PrototypeMarshaller<Q> strict) {
      served.setRequestMarshaller(
          handler instanceof ServerCallExecutorSupplier own
              ? new ExecutorRequestMarshaller<>(strict, own)
              : new RequestMarshaller<>(strict));
    }
    return served.build();
  }

  private static MethodType countedHere(MethodType type) {
    return switch (type) {
      case UNARY -> MethodType.CLIENT_STREAMING;
      case SERVER_STREAMING -> MethodType.BIDI_STREAMING;
      default -> type;
    };
  }
}
