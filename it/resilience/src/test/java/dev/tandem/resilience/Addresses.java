package dev.tandem.resilience;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** Stands for several loopback ports, as a name in DNS stands for several hosts. */
final class Addresses extends NameResolverProvider implements AutoCloseable {
  private final List<EquivalentAddressGroup> addresses;

  private Addresses(int... ports) {
    addresses =
        IntStream.of(ports)
            .mapToObj(port -> new EquivalentAddressGroup(new InetSocketAddress("127.0.0.1", port)))
            .toList();
  }

  /** Registers the scheme, for all channels that are opened until this is closed. */
  static Addresses of(int... ports) {
    Addresses addresses = new Addresses(ports);
    NameResolverRegistry.getDefaultRegistry().register(addresses);
    return addresses;
  }

  String target() {
    return getDefaultScheme() + ":///orders";
  }

  @Override
  public NameResolver newNameResolver(URI target, NameResolver.Args args) {
    return new NameResolver() {
      @Override
      public String getServiceAuthority() {
        return "orders";
      }

      @Override
      public void start(Listener2 listener) {
        listener.onResult2(
            ResolutionResult.newBuilder()
                .setAddressesOrError(StatusOr.fromValue(addresses))
                .build());
      }

      @Override
      public void shutdown() {}
    };
  }

  @Override
  public String getDefaultScheme() {
    return "test-addresses";
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  @Override
  protected int priority() {
    return 5;
  }

  @Override
  public void close() {
    NameResolverRegistry.getDefaultRegistry().deregister(this);
  }
}
