package dev.tandem.runtime.stub;

import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.server.Answer;
import dev.tandem.runtime.server.BlockingCallHandler;
import dev.tandem.runtime.server.IncomingCall;
import dev.tandem.runtime.server.UnaryCallHandler;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;

/**
 * Binds the methods of a blocking service to the rpcs that they answer.
 *
 * @param <S> the type of the service
 */
public final class ServiceBinder<S> {
  private final Bindings<S> bindings;

  private ServiceBinder(Bindings<S> bindings) {
    this.bindings = bindings;
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
    return new ServiceBinder<>(new Bindings<>(descriptor, service, options));
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
    bindings.add(
        rpc,
        new UnaryCallHandler<Q, R>(
            call -> call.reply(method.call(bindings.serviceFor(call.context()), call.request())),
            bindings.options(),
            bindings.isProxy()));
    return this;
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

  private <Q, R> ServiceBinder<S> bind(
      MethodDescriptor<Q, R> rpc, Answer<IncomingCall<Q, R>> answer) {
    bindings.add(
        rpc,
        new BlockingCallHandler<>(rpc.getType(), answer, bindings.options(), bindings.isProxy()));
    return this;
  }

  private S serviceFor(IncomingCall<?, ?> call) {
    return bindings.serviceFor(call.context());
  }

  /**
   * Ends binding.
   *
   * @return what a server takes with {@code addService}
   */
  public ServerServiceDefinition build() {
    return bindings.build();
  }
}
