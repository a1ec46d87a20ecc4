package dev.tandem.corpora;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A Netty server of grpc-java's own services, and a channel to it. */
record LoopbackServer(Server server, ManagedChannel channel) implements AutoCloseable {

  static LoopbackServer of(BindableService... services) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    List.of(services).forEach(builder::addService);
    Server server = builder.build().start();
    return new LoopbackServer(
        server,
        NettyChannelBuilder.forAddress(server.getListenSockets().get(0)).usePlaintext().build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
