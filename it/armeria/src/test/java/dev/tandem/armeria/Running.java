package dev.tandem.armeria;

import com.example.routeguide.RouteGuideClient;
import com.linecorp.armeria.server.Server;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;

/** A server of Armeria's that runs, and a client of grpc-java's transport. */
final class Running implements AutoCloseable {
  private final Server server;
  private final ManagedChannel channel;

  Running(Server server) {
    this.server = server;
    server.start().join();
    channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create()).build();
  }

  String address() {
    return "127.0.0.1:" + server.activeLocalPort();
  }

  RouteGuideClient client() {
    return new RouteGuideClient(channel);
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.stop(); // takes a while; nobody need wait
  }
}
