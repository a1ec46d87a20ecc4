package dev.tandem.operation;

import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.GracefulShutdown;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.ChannelzService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.time.Duration;

/** A server for users, with all that those who run it want to ask it. */
record UserServer(Server server, HealthStatusManager health) {

  static UserServer start(ServerBuilder<?> builder, UserService users) throws IOException {
    HealthStatusManager health = new HealthStatusManager();
    Server server =
        builder
            .addService(UserServiceRpc.bind(users))
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .addService(ChannelzService.newInstance(100)) // so many entries to a page
            .build()
            .start();
    health.setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.SERVING);
    return new UserServer(server, health);
  }

  GracefulShutdown shutdown() {
    GracefulShutdown shutdown =
        GracefulShutdown.of(server)
            .beforehand(health::enterTerminalState) // all services: NOT_SERVING, for good
            .pausing(Duration.ofSeconds(5)) // calls are still taken, until load balancers know
            .within(Duration.ofSeconds(15)); // for calls under way; then they are cancelled
    return shutdown;
  }
}
