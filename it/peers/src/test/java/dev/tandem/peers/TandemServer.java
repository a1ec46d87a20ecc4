package dev.tandem.peers;

import com.example.routeguide.RouteGuideRpc;
import com.example.user.v1.UserServiceRpc;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Our server of the sample services. */
final class TandemServer implements AutoCloseable {
  private final Events events = new Events();
  private final WireLog wire = new WireLog();
  private final Server server;

  TandemServer() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(RouteGuideRpc.bind(new SampleGuide(events)))
            .addService(UserServiceRpc.bind(new SampleUsers()))
            .addStreamTracerFactory(wire)
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  Events events() {
    return events;
  }

  WireLog wire() {
    return wire;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
