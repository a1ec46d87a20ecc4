package dev.tandem.kubernetes;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.controlplane.cache.v3.SimpleCache;
import io.envoyproxy.controlplane.cache.v3.Snapshot;
import io.envoyproxy.controlplane.server.V3DiscoveryServer;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.AggregatedConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.ApiListener;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A control plane for one service: what Istio's is for all of a cluster. */
final class ControlPlane implements AutoCloseable {
  private static final String GROUP = "all clients";
  private static final ConfigSource FROM_HERE =
      ConfigSource.newBuilder()
          .setAds(AggregatedConfigSource.getDefaultInstance())
          .setResourceApiVersion(ApiVersion.V3)
          .build();

  private final SimpleCache<String> cache = new SimpleCache<>(node -> GROUP);
  private final String service;
  private final Server server;
  private int version;

  ControlPlane(String service) throws IOException {
    this.service = service;
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new V3DiscoveryServer(cache).getAggregatedDiscoveryServiceImpl())
            .build()
            .start();
  }

  /** Gives the bootstrap configuration, which tells a client where its control plane is. */
  String bootstrap() {
    return """
    {
      "xds_servers": [
        {"server_uri": "127.0.0.1:%d", "channel_creds": [{"type": "insecure"}]}
      ],
      "node": {"id": "a client"}
    }
    """
        .formatted(server.getPort());
  }

  /** Sends the clients to these servers from now on. */
  void publish(InetSocketAddress... servers) {
    version++;
    List<LbEndpoint> endpoints = List.of(servers).stream().map(ControlPlane::endpoint).toList();
    cache.setSnapshot(
        GROUP,
        Snapshot.create(
            List.of(cluster()),
            List.of(assignment(endpoints)),
            List.of(listener()),
            List.of(routes()),
            List.of(),
            String.valueOf(version)));
  }

  private Listener listener() {
    HttpConnectionManager manager =
        HttpConnectionManager.newBuilder()
            .setRds(Rds.newBuilder().setRouteConfigName(service).setConfigSource(FROM_HERE))
            .addHttpFilters(
                HttpFilter.newBuilder()
                    .setName("router")
                    .setTypedConfig(Any.pack(Router.getDefaultInstance())))
            .build();
    return Listener.newBuilder()
        .setName(service)
        .setApiListener(ApiListener.newBuilder().setApiListener(Any.pack(manager)))
        .build();
  }

  private RouteConfiguration routes() {
    Route everything =
        Route.newBuilder()
            .setMatch(RouteMatch.newBuilder().setPrefix(""))
            .setRoute(RouteAction.newBuilder().setCluster(service))
            .build();
    return RouteConfiguration.newBuilder()
        .setName(service)
        .addVirtualHosts(
            VirtualHost.newBuilder().setName(service).addDomains("*").addRoutes(everything))
        .build();
  }

  private Cluster cluster() {
    return Cluster.newBuilder()
        .setName(service)
        .setType(Cluster.DiscoveryType.EDS)
        .setEdsClusterConfig(Cluster.EdsClusterConfig.newBuilder().setEdsConfig(FROM_HERE))
        .setLbPolicy(Cluster.LbPolicy.ROUND_ROBIN)
        .build();
  }

  private ClusterLoadAssignment assignment(List<LbEndpoint> endpoints) {
    return ClusterLoadAssignment.newBuilder()
        .setClusterName(service)
        .addEndpoints(
            LocalityLbEndpoints.newBuilder()
                .setLocality(Locality.newBuilder().setZone("here"))
                .setLoadBalancingWeight(UInt32Value.of(1))
                .addAllLbEndpoints(endpoints))
        .build();
  }

  private static LbEndpoint endpoint(InetSocketAddress server) {
    SocketAddress address =
        SocketAddress.newBuilder()
            .setAddress(server.getAddress().getHostAddress())
            .setPortValue(server.getPort())
            .build();
    return LbEndpoint.newBuilder()
        .setEndpoint(
            Endpoint.newBuilder().setAddress(Address.newBuilder().setSocketAddress(address)))
        .build();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
