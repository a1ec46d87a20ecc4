package dev.tandem.interop;

import dev.tandem.runtime.RpcException;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.testing.integration.Messages.BoolValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The server feature "CompressedRequest": knows which requests of a call came compressed. A message
 * has no such mark any more when a handler gets it, but the transport tells its tracers.
 */
final class RequestCompression extends ServerStreamTracer {
  private static final Context.Key<RequestCompression> CURRENT = Context.key("request-compression");

  private final List<Boolean> compressed = new CopyOnWriteArrayList<>();

  /** Makes one for each call. */
  static final class Factory extends ServerStreamTracer.Factory {
    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
      return new RequestCompression();
    }
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(CURRENT, this);
  }

  @Override
  public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
    compressed.add(wireSize >= 0 && uncompressedSize < 0); // What is compressed, it can't know.
  }

  /** Refuses the request with a number, from 0, if it is not as its sender said. */
  static void check(int number, BoolValue expected) {
    boolean found = CURRENT.get().compressed.get(number);
    if (found != expected.getValue()) {
      throw new RpcException.InvalidArgument(
          found ? "the request is compressed" : "the request is not compressed");
    }
  }
}
