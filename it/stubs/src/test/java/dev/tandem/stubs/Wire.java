package dev.tandem.stubs;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A server with one service, and a channel to it. */
final class Wire implements AutoCloseable {
  private final Server server;
  private final ManagedChannel channel;

  private Wire(Server server, ManagedChannel channel) {
    this.server = server;
    this.channel = channel;
  }

  static Wire open(
      Transport transport, ServerServiceDefinition service, ServerInterceptor... interceptors) {
    return open(transport, transport.server(), service, interceptors);
  }

  /** A server whose callbacks run on the transport's own threads. */
  static Wire openDirect(Transport transport, ServerServiceDefinition service) {
    return open(transport, transport.server().directExecutor(), service);
  }

  static Wire open(
      Transport transport,
      ServerBuilder<?> builder,
      ServerServiceDefinition service,
      ServerInterceptor... interceptors) {
    builder.addService(service);
    for (ServerInterceptor interceptor : interceptors) {
      builder.intercept(interceptor);
    }
    try {
      Server server = builder.build().start();
      return new Wire(server, transport.channelTo(server).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  Channel channel() {
    return channel;
  }

  /** Shuts the channel down as an application would, without cancelling anything. */
  void shutdownAndAwaitChannel() {
    channel.shutdown();
    Await.until("the channel terminates: no call is left", channel::isTerminated);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      if (!channel.awaitTermination(10, TimeUnit.SECONDS)
          || !server.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new AssertionError("a call or a handler goes on after the end of its test");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
