package dev.tandem.runtime.stub;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.client.AsyncRpc;
import dev.tandem.runtime.client.ResponseFuture;
import dev.tandem.runtime.client.ResponsePublisher;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Makes the calls of generated asynchronous clients. No thread waits for them.
 *
 * <p><b>Threads.</b> Futures are completed, and subscribers signalled, by the stub's executor if it
 * has one, else by the runtime's own threads: virtual ones on Java 21+ and a cached pool before. So
 * what comes behind may block.
 *
 * <p><b>Context.</b> The deadline and the cancellation of the {@code io.grpc.Context} in which an
 * rpc is invoked hold for its calls, also for those that a later subscription makes elsewhere.
 *
 * <p><b>Errors.</b> Calls fail with {@link RpcException}, with the error of the requests if their
 * publisher fails, or with what an interceptor throws.
 */
public final class AsyncClientCalls {
  private AsyncClientCalls() {}

  /**
   * Makes a unary call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param request the request
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the response; completing or cancelling it cancels the call
   */
  public static <Q, R> CompletableFuture<R> unary(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    Objects.requireNonNull(request, "request");
    return ResponseFuture.of(AsyncRpc.of(stub, method), request);
  }

  /**
   * Makes a server-streaming call for each subscription.
   *
   * @param stub where the calls go, and their options
   * @param method the rpc
   * @param request the request
   * @param <Q> the type of request
   * @param <R> the type of responses
   * @return the responses; cancelling a subscription cancels its call
   */
  public static <Q, R> Flow.Publisher<R> serverStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    Objects.requireNonNull(request, "request");
    return ResponsePublisher.of(AsyncRpc.of(stub, method), request);
  }

  /**
   * Makes a client-streaming call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param requests subscribed to at once; cancelled when the call ends before they do
   * @param <Q> the type of requests
   * @param <R> the type of response
   * @return the response; completing or cancelling it cancels the call
   */
  public static <Q, R> CompletableFuture<R> clientStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Flow.Publisher<Q> requests) {
    Objects.requireNonNull(requests, "requests");
    return ResponseFuture.of(AsyncRpc.of(stub, method), requests);
  }

  /**
   * Makes a bidirectional call for each subscription.
   *
   * @param stub where the calls go, and their options
   * @param method the rpc
   * @param requests subscribed to once for each call; cancelled when the call ends before they do
   * @param <Q> the type of requests
   * @param <R> the type of responses
   * @return the responses; cancelling a subscription cancels its call
   */
  public static <Q, R> Flow.Publisher<R> bidiStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Flow.Publisher<Q> requests) {
    Objects.requireNonNull(requests, "requests");
    return ResponsePublisher.of(AsyncRpc.of(stub, method), requests);
  }
}
