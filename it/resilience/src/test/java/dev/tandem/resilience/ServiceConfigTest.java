package dev.tandem.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.orders.v1.OrderServiceRpc;
import dev.tandem.runtime.ServiceConfig;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Joined configs, read by grpc-java's own parser: a channel is not built with one that is wrong.
 */
class ServiceConfigTest {
  private static final Map<String, ?> OTHER =
      Map.of("methodConfig", List.of(Map.of("name", List.of(Map.of("service", "other")))));

  private static void parse(Map<String, ?> config) {
    Grpc.newChannelBuilder("dns:///orders", InsecureChannelCredentials.create())
        .defaultServiceConfig(config)
        .build()
        .shutdownNow();
  }

  @Test
  void grpcJavaReadsIt() {
    parse(OrderServiceRpc.serviceConfig());
    parse(ServiceConfig.of().toMap());
    parse(
        ServiceConfig.of(OrderServiceRpc.serviceConfig(), OTHER)
            .withLoadBalancing("round_robin")
            .withHealthCheck("orders.v1.OrderService")
            .withRetryThrottling(10, 0.1)
            .toMap());
  }

  @Test
  void grpcJavaRefusesWhatIsWrong() {
    Map<String, ?> noToken = ServiceConfig.of().withRetryThrottling(0, 0.1).toMap();
    assertThrows(RuntimeException.class, () -> parse(noToken));
    Map<String, ?> unknown = ServiceConfig.of().withLoadBalancing("by_the_weather").toMap();
    assertThrows(RuntimeException.class, () -> parse(unknown));
  }

  @Test
  void configsOfTwoServicesAreJoined() {
    Map<String, ?> joined = ServiceConfig.of(OrderServiceRpc.serviceConfig(), OTHER).toMap();
    List<?> methods = (List<?>) joined.get("methodConfig");
    assertEquals(5, methods.size());
  }

  @Test
  void twoConfigsForOneRpcAreRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ServiceConfig.of(OTHER, OTHER));
    assertEquals("two of the service configs are about {service=other}", refused.getMessage());
  }

  @Test
  void whatIsAboutTheChannelIsRefusedInTheConfigOfAService() {
    Map<String, ?> config = Map.of("loadBalancingConfig", List.of());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ServiceConfig.of(config));
    assertEquals(
        "a service config has [loadBalancingConfig], which is about the whole channel: set it on"
            + " the joined one",
        refused.getMessage());
  }
}
