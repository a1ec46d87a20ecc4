package dev.tandem.operation;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** Which call a line of the log is about: fields of SLF4J's MDC, in handlers and what they call. */
final class LogContext implements ServerInterceptor {
  private static final Context.Key<Map<String, String>> FIELDS = Context.key("log-fields");
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("request-id", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String id = headers.get(REQUEST_ID);
    Map<String, String> fields =
        Map.of(
            "request", id == null ? UUID.randomUUID().toString() : id,
            "method", call.getMethodDescriptor().getFullMethodName(),
            "caller", String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    Context context = Context.current().withValue(FIELDS, fields);
    return Contexts.interceptCall(context, call, headers, next);
  }

  /** Gives an executor whose tasks have the fields of the call that they are given for. */
  static Executor on(Executor threads) {
    return task -> {
      Map<String, String> fields = FIELDS.get();
      threads.execute(
          () -> {
            MDC.setContextMap(fields == null ? Map.of() : fields);
            try {
              task.run();
            } finally {
              MDC.clear(); // the thread's next task may be for another call
            }
          });
    };
  }
}
