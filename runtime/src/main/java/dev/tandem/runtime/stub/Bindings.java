package dev.tandem.runtime.stub;

import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.call.ProxiedCall;
import dev.tandem.runtime.server.ServedMethod;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A service, and its methods that are bound so far; the same for services of both styles. */
final class Bindings<S> {
  private final ServiceDescriptor descriptor;
  private final List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
  private final S service;
  private final ServerOptions options;

  Bindings(ServiceDescriptor descriptor, S service, ServerOptions options) {
    this.descriptor = descriptor;
    this.service = Objects.requireNonNull(service, "service");
    this.options = Objects.requireNonNull(options, "options");
  }

  ServerOptions options() {
    return options;
  }

  /** Says whether the service is itself a client, whose errors are passed on. */
  boolean isProxy() {
    return service instanceof AbstractStub<?>;
  }

  <Q, R> void add(MethodDescriptor<Q, R> rpc, ServerCallHandler<Q, R> handler) {
    methods.add(ServerMethodDefinition.create(ServedMethod.of(rpc, options, handler), handler));
  }

  /** Gives the service, or if it is a client a copy that knows whom it makes its call for. */
  @SuppressWarnings("unchecked") // A stub's copies are of its own type.
  S serviceFor(CallContext call) {
    if (service instanceof AbstractStub<?> client) {
      ProxiedCall proxied = new ProxiedCall(call, options.forwardedHeaders());
      return (S) client.withOption(ProxiedCall.KEY, proxied);
    }
    return service;
  }

  ServerServiceDefinition build() {
    ServiceDescriptor.Builder bound =
        ServiceDescriptor.newBuilder(descriptor.getName())
            .setSchemaDescriptor(descriptor.getSchemaDescriptor());
    methods.forEach(method -> bound.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(bound.build());
    methods.forEach(definition::addMethod);
    return definition.build();
  }
}
