package dev.tandem.benchmarks;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A Netty server on loopback and a channel to it. */
record NettyPair(Server server, ManagedChannel channel) implements AutoCloseable {

  static NettyPair open(ServerServiceDefinition service) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      Server server = NettyServerBuilder.forAddress(address).addService(service).build().start();
      return new NettyPair(
          server,
          NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
