package dev.tandem.armeria;

import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bound services with their methods declared as in the proto. The runtime declares unary ones as
 * taking a stream, so that it can count the requests; Armeria offers JSON for unary ones only.
 */
public final class Declared {
  private Declared() {}

  /** Declares the methods of a bound service as this descriptor does. */
  public static ServerServiceDefinition asInProto(
      ServerServiceDefinition bound, ServiceDescriptor service) {
    ServerServiceDefinition.Builder declared = ServerServiceDefinition.builder(service);
    for (MethodDescriptor<?, ?> method : service.getMethods()) {
      add(declared, method, bound.getMethod(method.getFullMethodName()));
    }
    return declared.build();
  }

  @SuppressWarnings("unchecked") // Both know the method by one name, with the same messages.
  private static <Q, R> void add(
      ServerServiceDefinition.Builder declared,
      MethodDescriptor<Q, R> method,
      @Nullable ServerMethodDefinition<?, ?> bound) {
    declared.addMethod(
        method, (ServerCallHandler<Q, R>) Objects.requireNonNull(bound).getServerCallHandler());
  }
}
