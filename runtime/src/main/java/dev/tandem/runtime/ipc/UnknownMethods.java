package dev.tandem.runtime.ipc;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of methods that nobody registered, so that an intruder does not even learn which
 * there are. A server would say UNIMPLEMENTED without asking an interceptor.
 */
final class UnknownMethods extends HandlerRegistry {
  private final Session session;

  UnknownMethods(Session session) {
    this.session = session;
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String method, @Nullable String authority) {
    MethodDescriptor<InputStream, InputStream> descriptor =
        MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
            .setType(MethodDescriptor.MethodType.UNKNOWN)
            .setFullMethodName(method)
            .build();
    return ServerMethodDefinition.create(
        descriptor,
        (call, headers) -> session.interceptCall(call, headers, UnknownMethods::refuse));
  }

  private static ServerCall.Listener<InputStream> refuse(
      ServerCall<InputStream, InputStream> call, Metadata headers) {
    String method = call.getMethodDescriptor().getFullMethodName();
    call.close(
        Status.UNIMPLEMENTED.withDescription("the parent has no method " + method), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** Nothing is ever read or written with it. */
  private enum Bytes implements MethodDescriptor.Marshaller<InputStream> {
    INSTANCE;

    @Override
    public InputStream stream(InputStream value) {
      return value;
    }

    @Override
    public InputStream parse(InputStream stream) {
      return new ByteArrayInputStream(new byte[0]);
    }
  }
}
