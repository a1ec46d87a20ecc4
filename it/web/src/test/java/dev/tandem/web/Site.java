package dev.tandem.web;

import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.time.Duration;

/** A server without a page, and clients of both kinds. News come when the test publishes them. */
final class Site implements AutoCloseable {
  static final WebServer.Options OPTIONS =
      WebServer.Options.defaults().withNewsInterval(Duration.ofDays(1));

  private final WebServer server;
  private final ManagedChannel channel;

  private Site(WebServer server) {
    this.server = server;
    this.channel =
        Grpc.newChannelBuilder(server.uri().getAuthority(), InsecureChannelCredentials.create())
            .build();
  }

  static Site start() {
    return start(OPTIONS);
  }

  static Site start(WebServer.Options options) {
    return new Site(WebServer.start(options));
  }

  WebServer server() {
    return server;
  }

  Http http() {
    return new Http(server.uri());
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    new Thread(server::close).start(); // Netty takes two seconds; nobody need wait
  }
}
