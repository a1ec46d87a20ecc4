package dev.tandem.stubs;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolver.ResolutionResult;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The name of a server that never answers, whose address is not found before a test says so. */
final class LateAddress extends NameResolverProvider implements AutoCloseable {
  private static final String SCHEME = "late";

  private final ServerSocket server;
  private NameResolver.@Nullable Args args;
  private NameResolver.@Nullable Listener2 listener;

  LateAddress() {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NameResolverRegistry.getDefaultRegistry().register(this);
  }

  /** Begins to build the only channel there. */
  NettyChannelBuilder channel() {
    return NettyChannelBuilder.forTarget(SCHEME + ":///server").usePlaintext();
  }

  /** Tells the channel the address. */
  void found() {
    SocketAddress address = server.getLocalSocketAddress();
    ResolutionResult result =
        ResolutionResult.newBuilder()
            .setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(address))))
            .build();
    args.getSynchronizationContext().execute(() -> listener.onResult2(result));
  }

  @Override
  public NameResolver newNameResolver(URI target, NameResolver.Args args) {
    this.args = args;
    return new NameResolver() {
      @Override
      public String getServiceAuthority() {
        return "server";
      }

      @Override
      public void start(Listener2 listener) {
        LateAddress.this.listener = listener;
      }

      @Override
      public void shutdown() {}
    };
  }

  @Override
  public String getDefaultScheme() {
    return SCHEME;
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
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
