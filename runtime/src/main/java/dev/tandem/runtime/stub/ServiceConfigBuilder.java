package dev.tandem.runtime.stub;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a service config of what a proto says about calling its rpcs. Generated code uses it; it is
 * not for several threads.
 *
 * <p>The config has the form that gRPC gives it in JSON (see "Service Config" in gRPC's
 * documentation, and gRFC A6 for retries and hedging), in the maps, lists, strings and numbers that
 * grpc-java's {@code defaultServiceConfig} takes.
 */
public final class ServiceConfigBuilder {
  private final ServiceDescriptor service;
  private final Map<MethodDescriptor<?, ?>, RpcPolicy> policies = new HashMap<>();

  private ServiceConfigBuilder(ServiceDescriptor service) {
    this.service = service;
  }

  /**
   * Begins with what holds where a proto says no more: rpcs that are marked as idempotent, or as
   * without side effects, are sent again when a server is not available, and no others.
   *
   * @param service the service
   * @return a builder
   */
  public static ServiceConfigBuilder of(ServiceDescriptor service) {
    return new ServiceConfigBuilder(service);
  }

  /**
   * Says more about some rpcs.
   *
   * @param rpcs rpcs of this service
   * @return takes what is said, for all of them
   */
  public RpcPolicy rpcs(MethodDescriptor<?, ?>... rpcs) {
    RpcPolicy policy = new RpcPolicy();
    for (MethodDescriptor<?, ?> rpc : rpcs) {
      policies.put(rpc, policy);
    }
    return policy;
  }

  /**
   * Gives the config.
   *
   * @return one {@code methodConfig} for all rpcs that are called alike; empty if there is nothing
   *     to say of any
   */
  public Map<String, ?> build() {
    Map<Map<String, Object>, List<Map<String, Object>>> names = new LinkedHashMap<>();
    for (MethodDescriptor<?, ?> rpc : service.getMethods()) {
      RpcPolicy policy = policies.getOrDefault(rpc, new RpcPolicy());
      Map<String, Object> settings = policy.settings(rpc.isIdempotent());
      if (!settings.isEmpty()) {
        names.computeIfAbsent(settings, unused -> new ArrayList<>()).add(name(rpc));
      }
    }
    List<Map<String, Object>> methodConfigs = new ArrayList<>();
    names.forEach(
        (settings, rpcs) -> {
          Map<String, Object> methodConfig = new LinkedHashMap<>();
          methodConfig.put("name", rpcs);
          methodConfig.putAll(settings);
          methodConfigs.add(methodConfig);
        });
    return methodConfigs.isEmpty() ? Map.of() : Map.of("methodConfig", methodConfigs);
  }

  private static Map<String, Object> name(MethodDescriptor<?, ?> rpc) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put("service", rpc.getServiceName());
    name.put("method", rpc.getBareMethodName());
    return name;
  }
}
