package dev.tandem.kubernetes;

import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.ServiceConfig;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;

/** Channels to the pods. */
final class UsersChannel {
  private UsersChannel() {}

  // docs:channel
  /** Gives a channel to all pods of a headless Service, such as {@code dns:///users:50051}. */
  static ManagedChannel toAllPods(String target) {
    ServiceConfig config =
        ServiceConfig.of(UserServiceRpc.serviceConfig())
            .withLoadBalancing("round_robin")
            .withHealthCheck(UserServiceRpc.SERVICE_NAME);
    return Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
        .defaultServiceConfig(config.toMap())
        .build();
  }

  // docs:end

  // docs:xds
  /** Gives a channel that a control plane directs, such as {@code xds:///users}. */
  static ManagedChannel directed(String target) {
    return Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
  }

  // docs:end
}
