package dev.tandem.errors;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;

/** One service over Netty, and a channel to it. */
record Served(Server server, ManagedChannel channel) implements AutoCloseable {

  static Served by(ServerServiceDefinition service) throws IOException {
    return by(service, UnaryOperator.identity());
  }

  static Served by(
      ServerServiceDefinition service, UnaryOperator<NettyChannelBuilder> channelOptions)
      throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service)
            .build()
            .start();
    NettyChannelBuilder channel =
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext();
    return new Served(server, channelOptions.apply(channel).build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
