package dev.tandem.security.token;

import dev.tandem.runtime.RpcException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Lets a call through to its handler only if its caller is known and may make it, and puts the
 * {@link Caller} into the handler's {@code io.grpc.Context}.
 */
public final class Authentication implements ServerInterceptor {
  private final Authenticator authenticator;
  private final AccessRules rules;

  /**
   * Makes the interceptor, for {@code ServerBuilder.intercept}: so no service can be forgotten.
   *
   * @param authenticator finds out who calls
   * @param rules which rpc needs what
   */
  public Authentication(Authenticator authenticator, AccessRules rules) {
    this.authenticator = authenticator;
    this.rules = rules;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (rules.isOpen(method)) {
      return next.startCall(call, headers);
    }
    Caller caller;
    try {
      caller = authenticator.identify(headers, call.getAttributes());
      if (!rules.allow(caller, method)) {
        throw new RpcException.PermissionDenied("you may not call " + method);
      }
    } catch (RpcException refusal) {
      // No request was asked for, so none is read; a sender at the other end is told at once.
      call.close(refusal.getStatus().withCause(null), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return Contexts.interceptCall(caller.in(Context.current()), call, headers, next);
  }
}
