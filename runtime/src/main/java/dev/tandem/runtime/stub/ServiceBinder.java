package dev.tandem.runtime.stub;

import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.call.ProxiedCall;
import dev.tandem.runtime.server.Answer;
import dev.tandem.runtime.server.BlockingCallHandler;
import dev.tandem.runtime.server.IncomingCall;
import dev.tandem.runtime.server.LenientMarshaller;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Binds the methods of a blocking service to the rpcs that they answer.
 *
 * @param <S> the type of the service
 */
public final class ServiceBinder<S> {
  private final ServiceDescriptor descriptor;
  private final List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
  private final S service;
  private final ServerOptions options;

  private ServiceBinder(ServiceDescriptor descriptor, S service, ServerOptions options) {
    this.descriptor = descriptor;
    this.service = Objects.requireNonNull(service, "service");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Begins to bind a service.
   *
   * @param descriptor the service's descriptor
   * @param service answers the calls
   * @param options how
   * @param <S> the type of the service
   * @return a binder without methods
   */
  public static <S> ServiceBinder<S> of(
      ServiceDescriptor descriptor, S service, ServerOptions options) {
    return new ServiceBinder<>(descriptor, service, options);
  }

  /**
   * Answers a unary call.
   *
   * @param <S> the type of the service
   * @param <Q> the type of request
   * @param <R> the type of response
   */
  @FunctionalInterface
  public interface UnaryMethod<S, Q, R> {
    /**
     * Takes the request and gives the response.
     *
     * @param service answers
     * @param request the request
     * @return the response
     */
    R call(S service, Q request);
  }

  /**
   * Answers a server-streaming call.
   *
   * @param <S> the type of the service
   * @param <Q> the type of request
   * @param <R> the type of responses
   */
  @FunctionalInterface
  public interface ServerStreamingMethod<S, Q, R> {
    /**
     * Takes the request and sends the responses.
     *
     * @param service answers
     * @param request the request
     * @param responses takes the responses
     */
    void call(S service, Q request, Sender<R> responses);
  }

  /**
   * Answers a client-streaming call.
   *
   * @param <S> the type of the service
   * @param <Q> the type of requests
   * @param <R> the type of response
   */
  @FunctionalInterface
  public interface ClientStreamingMethod<S, Q, R> {
    /**
     * Receives the requests and gives the response.
     *
     * @param service answers
     * @param requests gives the requests
     * @return the response
     */
    R call(S service, Receiver<Q> requests);
  }

  /**
   * Answers a bidirectional call.
   *
   * @param <S> the type of the service
   * @param <Q> the type of requests
   * @param <R> the type of responses
   */
  @FunctionalInterface
  public interface BidiStreamingMethod<S, Q, R> {
    /**
     * Receives the requests and sends the responses.
     *
     * @param service answers
     * @param requests gives the requests
     * @param responses takes the responses
     */
    void call(S service, Receiver<Q> requests, Sender<R> responses);
  }

  /**
   * Binds a unary rpc.
   *
   * @param rpc the rpc
   * @param method answers it
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return this
   */
  public <Q, R> ServiceBinder<S> unary(
      MethodDescriptor<Q, R> rpc, UnaryMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.reply(method.call(serviceFor(call), call.onlyRequest())));
  }

  /**
   * Binds a server-streaming rpc.
   *
   * @param rpc the rpc
   * @param method answers it
   * @param <Q> the type of request
   * @param <R> the type of responses
   * @return this
   */
  public <Q, R> ServiceBinder<S> serverStreaming(
      MethodDescriptor<Q, R> rpc, ServerStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> method.call(serviceFor(call), call.onlyRequest(), call.sender()));
  }

  /**
   * Binds a client-streaming rpc.
   *
   * @param rpc the rpc
   * @param method answers it
   * @param <Q> the type of requests
   * @param <R> the type of response
   * @return this
   */
  public <Q, R> ServiceBinder<S> clientStreaming(
      MethodDescriptor<Q, R> rpc, ClientStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.reply(method.call(serviceFor(call), call.requests())));
  }

  /**
   * Binds a bidirectional rpc.
   *
   * @param rpc the rpc
   * @param method answers it
   * @param <Q> the type of requests
   * @param <R> the type of responses
   * @return this
   */
  public <Q, R> ServiceBinder<S> bidiStreaming(
      MethodDescriptor<Q, R> rpc, BidiStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> method.call(serviceFor(call), call.requests(), call.sender()));
  }

  private <Q, R> ServiceBinder<S> bind(MethodDescriptor<Q, R> rpc, Answer<Q, R> answer) {
    boolean proxy = service instanceof AbstractStub<?>;
    methods.add(
        ServerMethodDefinition.create(
            LenientMarshaller.forRequestsOf(rpc),
            new BlockingCallHandler<>(answer, options, proxy)));
    return this;
  }

  /** Gives the service, or if it is a client a copy that knows whom it makes its call for. */
  @SuppressWarnings("unchecked") // A stub's copies are of its own type.
  private S serviceFor(IncomingCall<?, ?> call) {
    if (service instanceof AbstractStub<?> client) {
      ProxiedCall proxied = new ProxiedCall(call.context(), options.forwardedHeaders());
      return (S) client.withOption(ProxiedCall.KEY, proxied);
    }
    return service;
  }

  /**
   * Ends binding.
   *
   * @return what a server takes with {@code addService}
   */
  public ServerServiceDefinition build() {
    ServiceDescriptor.Builder bound =
        ServiceDescriptor.newBuilder(descriptor.getName())
            .setSchemaDescriptor(descriptor.getSchemaDescriptor());
    methods.forEach(method -> bound.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(bound.build());
    methods.forEach(definition::addMethod);
    return definition.build();
  }
}
