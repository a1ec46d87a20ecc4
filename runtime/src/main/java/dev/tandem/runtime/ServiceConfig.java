package dev.tandem.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service config of a channel: what the protos say about the rpcs of its services, and how
 * calls are spread over servers. Instances do not change: {@code with…} methods return a copy.
 *
 * <pre>{@code
 * Grpc.newChannelBuilder("dns:///users:50051", credentials)
 *     .defaultServiceConfig(
 *         ServiceConfig.of(UserServiceRpc.serviceConfig(), AuthServiceRpc.serviceConfig())
 *             .withLoadBalancing("round_robin")
 *             .toMap())
 *     .build();
 * }</pre>
 *
 * <p>The channel's builder checks it. A config that the name resolver brings goes before it. For
 * the form see "Service Config" in gRPC's documentation.
 */
public final class ServiceConfig {
  private static final String METHODS = "methodConfig";

  private final Map<String, ?> config;

  private ServiceConfig(Map<String, ?> config) {
    this.config = config;
  }

  /**
   * Joins the configs of the services that are called through one channel.
   *
   * @param services what the generated {@code serviceConfig()} methods give; any other service
   *     configs will do that have nothing but {@code methodConfig}
   * @return one config
   * @throws IllegalArgumentException if two of them speak of the same rpc, or one has more than
   *     {@code methodConfig}
   */
  @SafeVarargs
  public static ServiceConfig of(Map<String, ?>... services) {
    List<Object> methods = new ArrayList<>();
    Set<Object> names = new LinkedHashSet<>();
    for (Map<String, ?> service : services) {
      for (Object method : methodConfigs(service)) {
        for (Object name : list(((Map<?, ?>) method).get("name"))) {
          if (!names.add(name)) {
            throw new IllegalArgumentException("two of the service configs are about " + name);
          }
        }
        methods.add(method);
      }
    }
    return new ServiceConfig(methods.isEmpty() ? Map.of() : Map.of(METHODS, methods));
  }

  private static List<?> methodConfigs(Map<String, ?> service) {
    Set<String> others = new LinkedHashSet<>(service.keySet());
    others.remove(METHODS);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "a service config has %s, which is about the whole channel: set it on the joined one"
              .formatted(others));
    }
    return list(service.get(METHODS));
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  /**
   * Sets how calls are spread over the servers that the channel's name stands for.
   *
   * @param policy a load-balancing policy that grpc-java knows: {@code pick_first}, its default, or
   *     {@code round_robin}; grpc-util and other jars bring more
   * @return a copy with it
   */
  public ServiceConfig withLoadBalancing(String policy) {
    return with("loadBalancingConfig", List.of(Map.of(policy, Map.of())));
  }

  /**
   * Leaves out servers that say that they are not well (gRFC A17). It takes effect with a policy
   * such as {@code round_robin}, if the client has the jar {@code grpc-services}; a server that has
   * no health service is taken for well.
   *
   * @param service the service to ask about, as the servers' health service knows it: often the
   *     empty name, which stands for the whole server
   * @return a copy with it
   */
  public ServiceConfig withHealthCheck(String service) {
    return with("healthCheckConfig", Map.of("serviceName", service));
  }

  /**
   * Stops retries and hedging while too many calls fail (gRFC A6): each failure takes a token, and
   * each success gives back a part of one; while half of the tokens or less are left, failed calls
   * are not sent again.
   *
   * @param maxTokens how many tokens there are at first and at most, from 1 to 1000
   * @param tokenRatio how much of a token a success gives back, more than 0
   * @return a copy with it
   */
  public ServiceConfig withRetryThrottling(int maxTokens, double tokenRatio) {
    Map<String, Object> throttling = new LinkedHashMap<>();
    throttling.put("maxTokens", (double) maxTokens);
    throttling.put("tokenRatio", tokenRatio);
    return with("retryThrottling", throttling);
  }

  private ServiceConfig with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(config);
    more.put(key, value);
    return new ServiceConfig(more);
  }

  /**
   * Gives the config to a channel's builder.
   *
   * @return what {@code defaultServiceConfig} takes
   */
  public Map<String, ?> toMap() {
    return config;
  }

  @Override
  public String toString() {
    return config.toString();
  }
}
