package dev.tandem.runtime.stub;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.MessageLite;
import dev.tandem.runtime.DeclaredError;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the method descriptors of one service. They carry the proto's own descriptors, so that
 * server reflection and other tools find them; with protobuf's lite runtime there are none.
 */
public final class ServiceSchema {
  private final String service;
  private final @Nullable Supplier<FileDescriptor> file;

  private ServiceSchema(String service, @Nullable Supplier<FileDescriptor> file) {
    this.service = service;
    this.file = file;
  }

  /**
   * Begins the schema of a service.
   *
   * @param service the full name of the service
   * @param neededRuntime the oldest runtime that the generated code can work with
   * @param file gives the descriptor of the proto file, when it is first asked for
   * @return the schema
   * @throws IllegalStateException if this runtime is older
   */
  public static ServiceSchema of(
      String service, String neededRuntime, Supplier<FileDescriptor> file) {
    RuntimeVersion.require(neededRuntime, service);
    return new ServiceSchema(service, file);
  }

  /**
   * Begins the schema of a service whose messages are of protobuf's lite runtime.
   *
   * @param service the full name of the service
   * @param neededRuntime the oldest runtime that the generated code can work with
   * @return the schema
   * @throws IllegalStateException if this runtime is older
   */
  public static ServiceSchema lite(String service, String neededRuntime) {
    RuntimeVersion.require(neededRuntime, service);
    return new ServiceSchema(service, null);
  }

  /**
   * Describes a unary rpc.
   *
   * @param name the name of the rpc
   * @param request the default instance of the request
   * @param response the default instance of the response
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the descriptor
   */
  public <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> unary(
      String name, Q request, R response) {
    return method(MethodType.UNARY, name, request, response);
  }

  /**
   * Describes a server-streaming rpc.
   *
   * @param name the name of the rpc
   * @param request the default instance of the request
   * @param response the default instance of the responses
   * @param <Q> the type of request
   * @param <R> the type of responses
   * @return the descriptor
   */
  public <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> serverStreaming(
      String name, Q request, R response) {
    return method(MethodType.SERVER_STREAMING, name, request, response);
  }

  /**
   * Describes a client-streaming rpc.
   *
   * @param name the name of the rpc
   * @param request the default instance of the requests
   * @param response the default instance of the response
   * @param <Q> the type of requests
   * @param <R> the type of response
   * @return the descriptor
   */
  public <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> clientStreaming(
      String name, Q request, R response) {
    return method(MethodType.CLIENT_STREAMING, name, request, response);
  }

  /**
   * Describes a bidirectional rpc.
   *
   * @param name the name of the rpc
   * @param request the default instance of the requests
   * @param response the default instance of the responses
   * @param <Q> the type of requests
   * @param <R> the type of responses
   * @return the descriptor
   */
  public <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> bidiStreaming(
      String name, Q request, R response) {
    return method(MethodType.BIDI_STREAMING, name, request, response);
  }

  private <Q extends MessageLite, R extends MessageLite> MethodDescriptor<Q, R> method(
      MethodType type, String name, Q request, R response) {
    MethodDescriptor.Builder<Q, R> method =
        MethodDescriptor.<Q, R>newBuilder()
            .setType(type)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(service, name))
            .setRequestMarshaller(ProtoLiteUtils.marshaller(request))
            .setResponseMarshaller(ProtoLiteUtils.marshaller(response))
            .setSampledToLocalTracing(true);
    if (file != null) {
      method.setSchemaDescriptor(new ProtoSchema.OfMethod(file, service, name, List.of()));
    }
    return method.build();
  }

  /**
   * Marks an rpc with {@code idempotency_level = IDEMPOTENT}.
   *
   * @param method the rpc
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the rpc, marked
   */
  public static <Q, R> MethodDescriptor<Q, R> idempotent(MethodDescriptor<Q, R> method) {
    return method.toBuilder().setIdempotent(true).build();
  }

  /**
   * Marks an rpc with {@code idempotency_level = NO_SIDE_EFFECTS}.
   *
   * @param method the rpc
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the rpc, marked
   */
  public static <Q, R> MethodDescriptor<Q, R> safe(MethodDescriptor<Q, R> method) {
    return method.toBuilder().setIdempotent(true).setSafe(true).build();
  }

  /**
   * Adds the errors that the proto declares, so that callers get their exceptions.
   *
   * @param method an rpc described by this class, of a service whose messages are not lite
   * @param errors the errors
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the rpc with its errors
   */
  public static <Q, R> MethodDescriptor<Q, R> withErrors(
      MethodDescriptor<Q, R> method, DeclaredError... errors) {
    if (!(method.getSchemaDescriptor() instanceof ProtoSchema.OfMethod schema)) {
      throw new IllegalArgumentException(method.getFullMethodName() + " has no schema of ours");
    }
    return method.toBuilder().setSchemaDescriptor(schema.with(List.of(errors))).build();
  }

  /**
   * Describes the whole service.
   *
   * @param methods its rpcs
   * @return the descriptor
   */
  public ServiceDescriptor descriptor(MethodDescriptor<?, ?>... methods) {
    ServiceDescriptor.Builder builder = ServiceDescriptor.newBuilder(service);
    if (file != null) {
      builder.setSchemaDescriptor(new ProtoSchema.OfService(file, service));
    }
    for (MethodDescriptor<?, ?> method : methods) {
      builder.addMethod(method);
    }
    return builder.build();
  }
}
