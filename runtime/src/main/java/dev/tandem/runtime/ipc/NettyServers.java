package dev.tandem.runtime.ipc;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import java.lang.reflect.Method;
import java.net.SocketAddress;
import java.util.List;

/**
 * Makes servers that listen on one address. grpc-api has only those that listen on all, and the
 * runtime depends on no transport: so whichever Netty is there is found by name.
 */
final class NettyServers {
  private static final List<String> BUILDERS =
      List.of(
          "io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder",
          "io.grpc.netty.NettyServerBuilder");

  private NettyServers() {}

  /**
   * Says early whether there is one.
   *
   * @throws IllegalStateException if not
   */
  static void check() {
    factory(BUILDERS);
  }

  static ServerBuilder<?> builder(SocketAddress address) {
    return builder(address, BUILDERS);
  }

  static ServerBuilder<?> builder(SocketAddress address, List<String> candidates) {
    Method factory = factory(candidates);
    try {
      return (ServerBuilder<?>) factory.invoke(null, address, InsecureServerCredentials.create());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(factory + " failed: it is not that of grpc-java", e);
    }
  }

  private static Method factory(List<String> candidates) {
    for (String name : candidates) {
      try {
        return Class.forName(name)
            .getMethod("forAddress", SocketAddress.class, ServerCredentials.class);
      } catch (ClassNotFoundException nextOne) {
        // It may be there.
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(name + " is too old: take that of grpc 1.37 or newer", e);
      }
    }
    throw new IllegalStateException(
        "Transport.grpc needs a server that listens on one address only: add the dependency"
            + " io.grpc:grpc-netty-shaded (or io.grpc:grpc-netty), or take Transport.json()");
  }
}
