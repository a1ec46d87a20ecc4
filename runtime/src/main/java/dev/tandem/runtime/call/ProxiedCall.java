package dev.tandem.runtime.call;

import dev.tandem.runtime.CallContext;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incoming call that a client answers, when the bound service is itself a client. It travels in
 * the options of the outgoing call, so it can never be mistaken for another call that an
 * interceptor makes on the way.
 *
 * @param context the incoming call
 * @param forwardedHeaders which of its request headers go on
 */
public record ProxiedCall(CallContext context, List<Metadata.Key<?>> forwardedHeaders) {
  /** Where the outgoing call finds it; null for calls that are not a proxy's. */
  public static final CallOptions.Key<@Nullable ProxiedCall> KEY =
      CallOptions.Key.create("dev.tandem.proxied-call");

  /** Adds the headers that go on to those of the outgoing request. */
  public void addHeadersTo(Metadata headers) {
    for (Metadata.Key<?> key : forwardedHeaders) {
      forward(key, headers);
    }
  }

  private <T> void forward(Metadata.Key<T> key, Metadata headers) {
    Iterable<T> values = context.headers().getAll(key);
    if (values != null) {
      values.forEach(value -> headers.put(key, value));
    }
  }

  /** Passes the headers of the response on at once. */
  public void headersCame(Metadata headers) {
    context.responseHeaders().merge(headers);
    context.sendHeaders();
  }

  /** Passes the trailers of a response that ended well on. Those of a failure go with it. */
  public void trailersCame(Metadata trailers) {
    context.responseTrailers().merge(trailers);
  }
}
