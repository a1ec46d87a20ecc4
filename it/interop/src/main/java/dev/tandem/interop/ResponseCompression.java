package dev.tandem.interop;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * The server feature "CompressedResponse": a handler says which of its responses are compressed, on
 * the thread that sends them.
 */
final class ResponseCompression {
  private static final Context.Key<ResponseCompression> CURRENT =
      Context.key("response-compression");

  private boolean gzip;
  private boolean nextCompressed = true;

  private ResponseCompression() {}

  /** Compresses the responses of the current call. To be said before the first of them. */
  static void gzip() {
    CURRENT.get().gzip = true;
  }

  /** Says whether what is sent from now on is compressed. */
  static void compressNext(boolean compressed) {
    CURRENT.get().nextCompressed = compressed;
  }

  /** Does what the handlers said. */
  static final class Interceptor implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      ResponseCompression wanted = new ResponseCompression();
      return Contexts.interceptCall(
          Context.current().withValue(CURRENT, wanted), wanted.applyTo(call), headers, next);
    }
  }

  private <Q, R> ServerCall<Q, R> applyTo(ServerCall<Q, R> call) {
    return new SimpleForwardingServerCall<>(call) {
      @Override
      public void sendHeaders(Metadata headers) {
        if (gzip) {
          setCompression("gzip");
        }
        super.sendHeaders(headers);
      }

      @Override
      public void sendMessage(R message) {
        setMessageCompression(nextCompressed);
        super.sendMessage(message);
      }
    };
  }
}
