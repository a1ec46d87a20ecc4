package dev.tandem.operation;

import dev.tandem.runtime.ServerOptions;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.opentelemetry.GrpcOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.util.concurrent.Executor;

/** Metrics and traces of servers, handlers and channels. */
final class Telemetry {
  private Telemetry() {}

  /** Has the calls of a server and of a channel reported. */
  static void report(
      OpenTelemetry openTelemetry, ServerBuilder<?> server, ManagedChannelBuilder<?> channel) {
    GrpcOpenTelemetry telemetry = GrpcOpenTelemetry.newBuilder().sdk(openTelemetry).build();
    telemetry.configureServerBuilder(server);
    telemetry.configureChannelBuilder(channel);
  }

  static ServerOptions handlersOn(Executor threads) {
    ServerOptions options = ServerOptions.defaults().withExecutor(Context.taskWrapping(threads));
    return options;
  }
}
