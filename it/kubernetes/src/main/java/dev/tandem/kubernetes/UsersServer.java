package dev.tandem.kubernetes;

import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.GracefulShutdown;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program of the pods: deploy/kubernetes/users.yaml runs it. */
public final class UsersServer {
  private UsersServer() {}

  /** Serves until SIGTERM comes. The manifest sets the environment. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    Duration pause = Duration.parse(environment.getOrDefault("SHUTDOWN_PAUSE", "PT5S"));
    Duration drain = Duration.parse(environment.getOrDefault("SHUTDOWN_DRAIN", "PT20S"));
    int port = Integer.parseInt(environment.getOrDefault("PORT", "50051"));
    String pod = environment.getOrDefault("HOSTNAME", "unknown");

    // docs:server
    HealthStatusManager health = new HealthStatusManager();
    Server server =
        Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
            .addService(UserServiceRpc.bind(new Users(pod)))
            .addService(health.getHealthService()) // what the probes call
            .maxConnectionAge(5, TimeUnit.MINUTES) // so that clients find new pods
            .build()
            .start();
    health.setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.SERVING);
    GracefulShutdown.of(server)
        .beforehand(health::enterTerminalState) // NOT_SERVING: clients and probes see it
        .pausing(pause) // until Kubernetes has taken the pod out of the Service
        .within(drain) // for the calls under way
        .onExit(); // SIGTERM
    // docs:end
    System.out.println("port " + server.getPort());
    server.awaitTermination();
  }
}
