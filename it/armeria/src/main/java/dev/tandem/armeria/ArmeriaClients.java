package dev.tandem.armeria;

import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.linecorp.armeria.client.grpc.GrpcClientStubFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.Channel;
import io.grpc.ServiceDescriptor;

/** Clients on Armeria's channels, with its decorators, load balancing and metrics. */
public final class ArmeriaClients {
  private ArmeriaClients() {}

  /** Makes a client of the route guide at an address such as {@code gproto+http://host:8080}. */
  public static RouteGuide create(String uri) {
    return GrpcClients.builder(uri)
        .clientStubFactory(new RouteGuideFactory())
        .build(RouteGuideClient.class);
  }

  /** Tells Armeria what it finds out by itself for the classes of grpc-java's generator. */
  private static final class RouteGuideFactory implements GrpcClientStubFactory {
    @Override
    public ServiceDescriptor findServiceDescriptor(Class<?> type) {
      return RouteGuideRpc.serviceDescriptor();
    }

    @Override
    public Object newClientStub(Class<?> type, Channel channel) {
      return new RouteGuideClient(channel);
    }
  }
}
