package dev.tandem.faults;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes messages until it is the turn of the one that it cannot write, or any after it. */
record BrokenMarshaller<T>(Marshaller<T> sound, int broken, AtomicInteger written)
    implements Marshaller<T> {
  static final IllegalStateException FAULT = new IllegalStateException("cannot be written");

  @Override
  public InputStream stream(T message) {
    if (written.incrementAndGet() >= broken) {
      throw FAULT;
    }
    return sound.stream(message);
  }

  @Override
  public T parse(InputStream stream) {
    return sound.parse(stream);
  }

  private static <T> Marshaller<T> of(Marshaller<T> sound, int broken) {
    return new BrokenMarshaller<>(sound, broken, new AtomicInteger());
  }

  /** Gives a client whose calls cannot send this request. */
  static ClientInterceptor ofRequests(int broken) {
    return new ClientInterceptor() {
      @Override
      public <Q, R> ClientCall<Q, R> interceptCall(
          MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return next.newCall(
            method.toBuilder()
                .setRequestMarshaller(of(method.getRequestMarshaller(), broken))
                .build(),
            options);
      }
    };
  }

  /** Gives a service whose rpcs cannot send this response: each counts over all its calls. */
  static ServerServiceDefinition ofResponses(ServerServiceDefinition service, int broken) {
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    service.getMethods().forEach(method -> methods.add(ofResponses(method, broken)));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder result = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(result::addMethod);
    return result.build();
  }

  private static <Q, R> ServerMethodDefinition<Q, R> ofResponses(
      ServerMethodDefinition<Q, R> method, int broken) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setResponseMarshaller(of(descriptor.getResponseMarshaller(), broken))
            .build(),
        method.getServerCallHandler());
  }
}
