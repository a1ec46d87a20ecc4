package dev.tandem.operation;

import dev.tandem.stubs.Await;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on the loopback interface, and a channel to it. */
record Netty(Server server, ManagedChannel channel) implements AutoCloseable {

  static NettyServerBuilder serverBuilder() {
    return NettyServerBuilder.forAddress(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static NettyChannelBuilder channelBuilder(int port) {
    return NettyChannelBuilder.forAddress("localhost", port).usePlaintext();
  }

  static Netty connect(Server server) {
    return new Netty(server, channelBuilder(server.getPort()).build());
  }

  static Netty serve(NettyServerBuilder builder, ServerServiceDefinition service) {
    try {
      return connect(builder.addService(service).build().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    Await.until("the channel terminates", channel::isTerminated);
    Await.until("the server terminates", server::isTerminated);
  }
}
