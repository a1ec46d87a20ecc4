package dev.tandem.runtime.stub;

import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.server.Answer;
import dev.tandem.runtime.server.AsyncCallHandler;
import dev.tandem.runtime.server.AsyncIncomingCall;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Binds the methods of an asynchronous service to the rpcs that they answer.
 *
 * @param <S> the type of the service
 */
public final class AsyncServiceBinder<S> {
  private final Bindings<S> bindings;

  private AsyncServiceBinder(Bindings<S> bindings) {
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
  public static <S> AsyncServiceBinder<S> of(
      ServiceDescriptor descriptor, S service, ServerOptions options) {
    return new AsyncServiceBinder<>(new Bindings<>(descriptor, service, options));
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
     * Takes the request and gives the response to come.
     *
     * @param service answers
     * @param request the request
     * @return the response to come; cancelled if the call is
     */
    CompletableFuture<R> call(S service, Q request);
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
     * Takes the request and gives the responses.
     *
     * @param service answers
     * @param request the request
     * @return the responses; subscribed to once
     */
    Flow.Publisher<R> call(S service, Q request);
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
     * Takes the requests and gives the response to come.
     *
     * @param service answers
     * @param requests gives the requests to one subscriber
     * @return the response to come; cancelled if the call is
     */
    CompletableFuture<R> call(S service, Flow.Publisher<Q> requests);
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
     * Takes the requests and gives the responses.
     *
     * @param service answers
     * @param requests gives the requests to one subscriber
     * @return the responses; subscribed to once
     */
    Flow.Publisher<R> call(S service, Flow.Publisher<Q> requests);
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
  public <Q, R> AsyncServiceBinder<S> unary(
      MethodDescriptor<Q, R> rpc, UnaryMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.answerWith(method.call(serviceFor(call), call.onlyRequest())));
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
  public <Q, R> AsyncServiceBinder<S> serverStreaming(
      MethodDescriptor<Q, R> rpc, ServerStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.answerWith(method.call(serviceFor(call), call.onlyRequest())));
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
  public <Q, R> AsyncServiceBinder<S> clientStreaming(
      MethodDescriptor<Q, R> rpc, ClientStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.answerWith(method.call(serviceFor(call), call.requests())));
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
  public <Q, R> AsyncServiceBinder<S> bidiStreaming(
      MethodDescriptor<Q, R> rpc, BidiStreamingMethod<? super S, Q, R> method) {
    return bind(rpc, call -> call.answerWith(method.call(serviceFor(call), call.requests())));
  }

  private <Q, R> AsyncServiceBinder<S> bind(
      MethodDescriptor<Q, R> rpc, Answer<AsyncIncomingCall<Q, R>> answer) {
    bindings.add(
        rpc, new AsyncCallHandler<>(rpc.getType(), answer, bindings.options(), bindings.isProxy()));
    return this;
  }

  private S serviceFor(AsyncIncomingCall<?, ?> call) {
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
