package dev.tandem.interop;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;

/** Compresses those messages of a stream that say so: gRPC has that for each message. */
final class CompressAsExpected implements ClientInterceptor {

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void sendMessage(Q message) {
        if (message instanceof StreamingInputCallRequest input) {
          setMessageCompression(input.getExpectCompressed().getValue());
        }
        super.sendMessage(message);
      }
    };
  }
}
