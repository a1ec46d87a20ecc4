package dev.tandem.operation;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Compresses all messages that are sent: a server's to callers that accept it, or a channel's. */
record Compressed(String compressor) implements ServerInterceptor, ClientInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    call.setCompression(compressor);
    return next.startCall(call, headers);
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    boolean chosen = options.getCompressor() != null; // with the stub's withCompression
    return next.newCall(method, chosen ? options : options.withCompression(compressor));
  }
}
