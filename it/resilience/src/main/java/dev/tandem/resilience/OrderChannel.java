package dev.tandem.resilience;

import com.example.orders.v1.OrderServiceRpc;
import dev.tandem.runtime.ServiceConfig;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;

/** How clients reach the order service. */
public final class OrderChannel {
  private OrderChannel() {}

  /** Opens a channel to all servers that a name stands for, such as {@code dns:///orders:50051}. */
  public static ManagedChannel open(String target, ChannelCredentials credentials) {
    ServiceConfig config =
        ServiceConfig.of(OrderServiceRpc.serviceConfig())
            .withLoadBalancing("round_robin")
            .withHealthCheck("");
    return Grpc.newChannelBuilder(target, credentials).defaultServiceConfig(config.toMap()).build();
  }
}
