package dev.tandem.web;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;

/** Puts the caller's address and deadline, which Armeria knows, to where grpc-java has them. */
final class PeerAndDeadline implements ServerInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    ServiceRequestContext http = ServiceRequestContext.current();
    Context.CancellableContext context = context(http);
    Context before = context.attach();
    try {
      return new EndsContext<>(next.startCall(new WithPeer<>(call, http), headers), context);
    } finally {
      context.detach(before);
    }
  }

  private static Context.CancellableContext context(ServiceRequestContext http) {
    long millis = http.requestTimeoutMillis(); // from now on: the call has just begun
    return millis == 0
        ? Context.current().withCancellation()
        : Context.current().withDeadlineAfter(millis, TimeUnit.MILLISECONDS, http.eventLoop());
  }

  private static final class WithPeer<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final ServiceRequestContext http;

    WithPeer(ServerCall<Q, R> call, ServiceRequestContext http) {
      super(call);
      this.http = http;
    }

    @Override
    public Attributes getAttributes() {
      return super.getAttributes().toBuilder()
          .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, http.remoteAddress())
          .build();
    }
  }

  /** Ends the context with the call, as grpc-java's server does. */
  private static final class EndsContext<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context.CancellableContext context;

    EndsContext(ServerCall.Listener<Q> listener, Context.CancellableContext context) {
      super(listener);
      this.context = context;
    }

    @Override
    public void onComplete() {
      super.onComplete();
      context.cancel(null);
    }

    @Override
    public void onCancel() {
      context.cancel(Status.CANCELLED.withDescription("RPC cancelled").asRuntimeException());
      super.onCancel();
    }
  }
}
