package dev.tandem.benchmarks;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;

/** A server and a channel to it, as grpc-java builds them. */
record Wire(Server server, ManagedChannel channel) implements AutoCloseable {

  /** Starts a server on a transport: {@code netty} (loopback) or {@code inprocess}. */
  static Wire open(String transport, UnaryOperator<ServerBuilder<?>> service) {
    try {
      return switch (transport) {
        case "netty" -> netty(service);
        case "inprocess" -> inProcess(service);
        default -> throw new IllegalArgumentException("no transport is called " + transport);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wire netty(UnaryOperator<ServerBuilder<?>> service) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = service.apply(NettyServerBuilder.forAddress(address)).build().start();
    return new Wire(
        server,
        NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build());
  }

  private static Wire inProcess(UnaryOperator<ServerBuilder<?>> service) throws IOException {
    String name = InProcessServerBuilder.generateName();
    Server server = service.apply(InProcessServerBuilder.forName(name)).build().start();
    return new Wire(server, InProcessChannelBuilder.forName(name).build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }
}
