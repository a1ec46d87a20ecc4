package dev.tandem.interop;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.services.MetricRecorder;
import io.grpc.testing.integration.TestServiceRpc;
import io.grpc.xds.orca.OrcaMetricReportingServerInterceptor;
import io.grpc.xds.orca.OrcaServiceImpl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Serves the official test service, on the loopback interface: {@code InteropServer [--port=PORT]},
 * without TLS, until the process is ended.
 */
public final class InteropServer implements AutoCloseable {
  /** More than the 10 MiB of very_large_request. */
  private static final int MAX_REQUEST = 16 << 20;

  private static final String PORT = "--port=";

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Server server;

  private InteropServer(ServerBuilder<?> builder) throws IOException {
    MetricRecorder metrics = MetricRecorder.newInstance();
    BindableService loadOfServer =
        OrcaServiceImpl.createService(timer, metrics, 1, TimeUnit.SECONDS);
    server =
        builder
            .maxInboundMessageSize(MAX_REQUEST)
            .addStreamTracerFactory(new RequestCompression.Factory())
            .addService(TestServiceRpc.bind(new TestServiceHandler(new LoadReports(metrics))))
            .addService(loadOfServer)
            .intercept(OrcaMetricReportingServerInterceptor.create(metrics))
            .build()
            .start();
  }

  /** Starts one on any transport. */
  static InteropServer start(ServerBuilder<?> transport) throws IOException {
    return new InteropServer(transport);
  }

  /** Starts one on a port, or on any that is free if it is 0. */
  static InteropServer start(int port) throws IOException {
    return start(
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    timer.shutdownNow();
  }

  /** Serves until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = 0;
    for (String argument : arguments) {
      if (!argument.startsWith(PORT)) {
        throw new IllegalArgumentException(argument + " is not " + PORT + "NUMBER");
      }
      port = Integer.parseInt(argument.substring(PORT.length()));
    }
    try (InteropServer server = start(port)) {
      System.out.println("Server started on port " + server.port());
      server.server.awaitTermination();
    }
  }
}
