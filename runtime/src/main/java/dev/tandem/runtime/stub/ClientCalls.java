package dev.tandem.runtime.stub;

import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import dev.tandem.runtime.client.BidiStreamCall;
import dev.tandem.runtime.client.CallSettings;
import dev.tandem.runtime.client.CallStarter;
import dev.tandem.runtime.client.ClientStreamCall;
import dev.tandem.runtime.client.Exchange;
import dev.tandem.runtime.client.OpenCall;
import dev.tandem.runtime.client.ServerStreamCall;
import dev.tandem.runtime.client.Transfer;
import dev.tandem.runtime.client.UnaryCall;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.time.Duration;

/**
 * Makes the calls of generated clients: a method for each form that an rpc has there, so that how a
 * call is made can change without generating again.
 *
 * <p>All forms block, throw {@link RpcException}, and cancel their call when their thread is
 * interrupted.
 */
public final class ClientCalls {
  private ClientCalls() {}

  /**
   * Makes a unary call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param request the request
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the response
   */
  public static <Q, R> R unary(AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    return UnaryCall.ask(stub, method, request);
  }

  /**
   * Opens a server-streaming call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param request the request
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the responses
   */
  public static <Q, R> ServerStream<R> serverStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request) {
    return new ServerStreamCall<>(CallStarter.start(stub, method, request));
  }

  /**
   * Makes a server-streaming call, and returns at its end.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param request the request
   * @param responses takes the responses
   * @param <Q> the type of request
   * @param <R> the type of response
   */
  public static <Q, R> void serverStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Q request, Sender<R> responses) {
    try (ServerStream<R> stream = serverStreaming(stub, method, request)) {
      Transfer.copy(stream, responses);
    }
  }

  /**
   * Opens a client-streaming call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return takes the requests, gives the response
   */
  public static <Q, R> ClientStream<Q, R> clientStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    return new ClientStreamCall<>(CallStarter.start(stub, method));
  }

  /**
   * Makes a client-streaming call with what a receiver gives. It is received from on another
   * thread, so that an early answer of the server is not kept waiting; that thread is interrupted
   * then.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param requests the requests
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the response
   */
  public static <Q, R> R clientStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Receiver<Q> requests) {
    OpenCall<Q, R> call = CallStarter.start(stub, method);
    return Exchange.run(call, () -> Transfer.copy(requests, call.sender()), call::awaitResponse);
  }

  /**
   * Makes a client-streaming call with requests that are there. No more of them are taken once the
   * server has answered.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param requests the requests
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return the response
   */
  public static <Q, R> R clientStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method, Iterable<? extends Q> requests) {
    OpenCall<Q, R> call = CallStarter.start(stub, method);
    Transfer.sendAll(requests, call);
    return call.awaitResponse();
  }

  /**
   * Opens a bidirectional call.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param <Q> the type of request
   * @param <R> the type of response
   * @return takes the requests and gives the responses
   */
  public static <Q, R> BidiStream<Q, R> bidiStreaming(
      AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    return new BidiStreamCall<>(CallStarter.start(stub, method));
  }

  /**
   * Makes a bidirectional call, and returns at its end. The requests are received on another
   * thread, which is interrupted when the call has ended.
   *
   * @param stub where the call goes, and its options
   * @param method the rpc
   * @param requests the requests
   * @param responses takes the responses
   * @param <Q> the type of request
   * @param <R> the type of response
   */
  public static <Q, R> void bidiStreaming(
      AbstractStub<?> stub,
      MethodDescriptor<Q, R> method,
      Receiver<Q> requests,
      Sender<R> responses) {
    try (BidiStream<Q, R> stream = bidiStreaming(stub, method)) {
      stream.exchange(
          sender -> Transfer.copy(requests, sender),
          receiver -> {
            Transfer.copy(receiver, responses);
            return null;
          });
    }
  }

  /**
   * Keeps a timeout for each call to come.
   *
   * @param options the options of a stub
   * @param perCall the time from the start of a call to its end
   * @return the options with it
   */
  public static CallOptions withTimeout(CallOptions options, Duration perCall) {
    return CallSettings.withTimeout(options, perCall);
  }

  /**
   * Keeps headers for each call to come.
   *
   * @param options the options of a stub
   * @param headers copied; added to those kept before
   * @return the options with them
   */
  public static CallOptions withHeaders(CallOptions options, Metadata headers) {
    return CallSettings.withHeaders(options, headers);
  }
}
