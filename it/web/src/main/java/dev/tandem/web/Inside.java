package dev.tandem.web;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Services that others in this process call. With another channel they could be elsewhere. */
final class Inside implements AutoCloseable {
  private final Server server;
  private final ManagedChannel channel;

  private Inside(Server server, ManagedChannel channel) {
    this.server = server;
    this.channel = channel;
  }

  static Inside start(ServerServiceDefinition... services) {
    String name = UUID.randomUUID().toString();
    try {
      Server server =
          InProcessServerBuilder.forName(name).addServices(List.of(services)).build().start();
      return new Inside(server, InProcessChannelBuilder.forName(name).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Channel channel() {
    return channel;
  }

  /** Ends all calls. */
  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
