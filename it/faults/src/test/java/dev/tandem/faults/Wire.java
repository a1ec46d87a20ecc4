package dev.tandem.faults;

import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server over Netty and a channel to it. At its close, no call may be left. */
final class Wire implements AutoCloseable {
  /** What a stream may have on its way unread: small, so that writers block soon. */
  static final int WINDOW = 1 << 16;

  final Census calls = new Census();
  final Server server;
  final ManagedChannel channel;

  private Wire(NettyServerBuilder builder) {
    try {
      server = builder.intercept(calls).build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = channelTo(server.getPort()).build();
  }

  static Wire open(RouteGuide guide) {
    return open(guide, builder -> builder);
  }

  static Wire open(RouteGuide guide, UnaryOperator<NettyServerBuilder> settings) {
    return open(RouteGuideRpc.bind(guide), settings);
  }

  static Wire open(ServerServiceDefinition service, UnaryOperator<NettyServerBuilder> settings) {
    return new Wire(settings.apply(serverOn(0).addService(service)));
  }

  static NettyServerBuilder serverOn(int port) {
    return NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .flowControlWindow(WINDOW);
  }

  static NettyChannelBuilder channelTo(int port) {
    return NettyChannelBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .flowControlWindow(WINDOW)
        .usePlaintext();
  }

  int port() {
    return server.getPort();
  }

  RouteGuideClient client() {
    return new RouteGuideClient(channel);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    awaitEnd();
  }

  /** Waits for the end of a server and a channel that were shut down. */
  void awaitEnd() {
    try {
      if (!channel.awaitTermination(20, TimeUnit.SECONDS)
          || !server.awaitTermination(20, TimeUnit.SECONDS)) {
        throw new AssertionError("a call or a handler goes on after the end of its test");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.awaitNoneOpen();
  }
}
