package dev.tandem.runtime.ipc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** gRPC over TCP on the loopback interface. */
final class GrpcTransport extends Transport {
  static final String NAME = "grpc";

  private final InetSocketAddress address;

  GrpcTransport(String host, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(port + ": a port is between 0 and 65535");
    }
    address = new InetSocketAddress(loopback(host), port);
    NettyServers.check();
  }

  private static InetAddress loopback(String host) {
    InetAddress found;
    try {
      found = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(host + ": there is no such host", e);
    }
    if (!found.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          host
              + " is "
              + found.getHostAddress()
              + ", which others can reach or listen to. Children are on the same machine: use"
              + " localhost");
    }
    return found;
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  void check(ProcessBuilder command) {} // Its streams are not needed.

  @Override
  Endpoint open(Session session, List<ServerServiceDefinition> services) throws IOException {
    ServerBuilder<?> builder = NettyServers.builder(address).addServices(session.guard(services));
    builder.fallbackHandlerRegistry(new UnknownMethods(session));
    Server server = builder.build();
    try {
      return new Listening(server.start());
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on "
              + address
              + (address.getPort() == 0 ? "" : "; port 0 lets the system choose one that is free"),
          e);
    }
  }

  private static final class Listening implements Endpoint {
    private final Server server;
    private volatile @Nullable Thread reader;

    Listening(Server server) {
      this.server = server;
    }

    @Override
    public String address() {
      InetSocketAddress bound = (InetSocketAddress) server.getListenSockets().get(0);
      String host = bound.getAddress().getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    @Override
    public void attach(Process child, Consumer<String> output) {
      try {
        child.getOutputStream().close(); // Nothing will come: a child that reads shall not wait.
      } catch (IOException e) {
        // It has ended already.
      }
      reader = Lines.pump(child.getInputStream(), output, "output of child " + child.pid());
    }

    @Override
    public void shutdown(Status reason) {
      server.shutdown();
      try {
        Thread started = reader;
        if (started != null) {
          started.join(DRAIN_MILLIS);
        }
        server.awaitTermination(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        server.shutdownNow();
      }
    }
  }
}
