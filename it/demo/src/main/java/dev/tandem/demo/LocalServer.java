package dev.tandem.demo;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.util.MutableHandlerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A Netty server on a free port of the loopback interface, and a channel to it. */
final class LocalServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final MutableHandlerRegistry services = new MutableHandlerRegistry();
  private final Server server;
  private final ManagedChannel channel;

  private LocalServer() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(loopback, 0), InsecureServerCredentials.create())
            .fallbackHandlerRegistry(services)
            .build()
            .start();
    channel =
        Grpc.newChannelBuilderForAddress(
                loopback.getHostAddress(), server.getPort(), InsecureChannelCredentials.create())
            .build();
  }

  /** Starts a server without services. A service may need the channel, which needs the server. */
  static LocalServer start() throws IOException {
    return new LocalServer();
  }

  LocalServer add(ServerServiceDefinition service) {
    services.addService(service);
    return this;
  }

  ManagedChannel channel() {
    return channel;
  }

  /** Gives the full names of all rpcs of all services. */
  Set<String> rpcs() {
    Set<String> names = new TreeSet<>();
    services
        .getServices()
        .forEach(service -> service.getMethods().forEach(rpc -> names.add(name(rpc))));
    return names;
  }

  private static String name(ServerMethodDefinition<?, ?> rpc) {
    return rpc.getMethodDescriptor().getFullMethodName();
  }

  /**
   * Waits until all calls have ended and all threads of the server and the channel are released.
   */
  @Override
  public void close() {
    channel.shutdown();
    server.shutdown();
    try {
      if (!channel.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || !server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new UnmetExpectationException("no call under way at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }
}
