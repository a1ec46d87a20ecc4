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
record BrokenMarshaller<T>(Marshaller<T> sound, int broken, Runnable fault, AtomicInteger written)
    implements Marshaller<T> {
  static final IllegalStateException FAULT = new IllegalStateException("cannot be written");

  @Override
  public InputStream stream(T message) {
    if (written.incrementAndGet() >= broken) {
      fault.run();
    }
    return sound.stream(message);
  }

  @Override
  public T parse(InputStream stream) {
    return sound.parse(stream);
  }

  private static void fail() {
    throw FAULT;
  }

  /** Gives a client whose calls cannot send this request. */
  static ClientInterceptor ofRequests(int broken) {
    return new ClientInterceptor() {
      @Override
      public <Q, R> ClientCall<Q, R> interceptCall(
          MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return next.newCall(
            method.toBuilder()
                .setRequestMarshaller(
                    new BrokenMarshaller<>(
                        method.getRequestMarshaller(),
                        broken,
                        BrokenMarshaller::fail,
                        new AtomicInteger()))
                .build(),
            options);
      }
    };
  }

  /** Gives a service whose rpcs cannot send this response: each counts over all its calls. */
  static ServerServiceDefinition ofResponses(ServerServiceDefinition service, int broken) {
    return ofResponses(service, broken, BrokenMarshaller::fail);
  }

  /** Gives one whose fault is that of a runnable. */
  static ServerServiceDefinition ofResponses(
      ServerServiceDefinition service, int broken, Runnable fault) {
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    service.getMethods().forEach(method -> methods.add(ofResponses(method, broken, fault)));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder result = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(result::addMethod);
    return result.build();
  }

  private static <Q, R> ServerMethodDefinition<Q, R> ofResponses(
      ServerMethodDefinition<Q, R> method, int broken, Runnable fault) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setResponseMarshaller(
                new BrokenMarshaller<>(
                    descriptor.getResponseMarshaller(), broken, fault, new AtomicInteger()))
            .build(),
        method.getServerCallHandler());
  }
}
