package dev.tandem.web;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Lets a stream of requests be longer than the server's limit for a request. That is for what is
 * kept in memory as a whole; of a stream, one message is, and those have a limit of their own.
 */
final class LongStreams implements ServerInterceptor {
  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      ServiceRequestContext.current().setMaxRequestLength(0); // no limit
    }
    return next.startCall(call, headers);
  }
}
