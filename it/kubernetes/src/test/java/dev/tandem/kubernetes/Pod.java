package dev.tandem.kubernetes;

import com.example.user.v1.UserServiceRpc;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The sample service at an address of its own, as in a pod, but in this process. */
final class Pod implements AutoCloseable {
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;

  Pod(String name, String address, int port) throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(address, port))
            .addService(UserServiceRpc.bind(new Users(name)))
            .addService(health.getHealthService())
            .build()
            .start();
    serve();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getListenSockets().get(0);
  }

  void serve() {
    health.setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.SERVING);
  }

  void turnUnhealthy() {
    health.setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.NOT_SERVING);
  }

  /** Lets the calls under way end, and tells the clients to go elsewhere. */
  void shutDown() {
    server.shutdown();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
