package dev.tandem.security;

import dev.tandem.stubs.Await;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A server over Netty, and channels to it. At its close, no call may be left. */
final class Wire implements AutoCloseable {
  private final Server server;
  private final List<ManagedChannel> channels = new ArrayList<>();

  private Wire(NettyServerBuilder builder) {
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Wire serve(NettyServerBuilder builder) {
    return new Wire(builder);
  }

  static NettyServerBuilder on(ServerCredentials credentials) {
    return NettyServerBuilder.forAddress(anyPort(), credentials);
  }

  static NettyServerBuilder on(SslContext tls) {
    return NettyServerBuilder.forAddress(anyPort()).sslContext(tls);
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getPort();
  }

  ManagedChannel connect(ChannelCredentials credentials) {
    return connect(credentials, channel -> {});
  }

  ManagedChannel connect(ChannelCredentials credentials, Consumer<NettyChannelBuilder> settings) {
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress("localhost", port(), credentials);
    settings.accept(builder);
    return closeLater(builder.build());
  }

  ManagedChannel closeLater(ManagedChannel channel) {
    channels.add(channel);
    return channel;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
    Await.until("the server has ended", server::isTerminated);
    channels.forEach(channel -> Await.until("the channel has ended", channel::isTerminated));
  }
}
