package dev.tandem.peers;

import com.example.routeguide.RouteGuideRpc;
import com.example.user.v1.UserServiceRpc;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.GrpcServiceBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** The sample services on a server that tells what it has, as command lines ask it to. */
record ReflectingServer(int port, Events events, Runnable stop) implements AutoCloseable {

  /** grpc-java's server. */
  static ReflectingServer netty() throws IOException {
    Events events = new Events();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    services(events).forEach(builder::addService);
    builder.addService(ProtoReflectionServiceV1.newInstance());
    io.grpc.Server server = builder.build().start();
    return new ReflectingServer(server.getPort(), events, server::shutdownNow);
  }

  /** Armeria's server, which speaks gRPC-Web too. */
  static ReflectingServer armeria() {
    Events events = new Events();
    GrpcServiceBuilder service =
        GrpcService.builder()
            .addServiceDefinitions(services(events))
            .addService(ProtoReflectionServiceV1.newInstance())
            .useBlockingTaskExecutor(true); // else it answers twice: Armeria's issue 6938
    return start(service, events);
  }

  /** Armeria's server with reflection on its event loop. */
  static ReflectingServer answeringTwice() {
    Events events = new Events();
    return start(
        GrpcService.builder()
            .addServiceDefinitions(services(events))
            .addService(ProtoReflectionServiceV1.newInstance()),
        events);
  }

  private static ReflectingServer start(GrpcServiceBuilder service, Events events) {
    Server server =
        Server.builder().localPort(0, SessionProtocol.HTTP).service(service.build()).build();
    server.start().join();
    return new ReflectingServer(server.activeLocalPort(), events, server::stop);
  }

  private static List<ServerServiceDefinition> services(Events events) {
    return List.of(
        RouteGuideRpc.bind(new SampleGuide(events)), UserServiceRpc.bind(new SampleUsers()));
  }

  @Override
  public void close() {
    stop.run();
  }
}
