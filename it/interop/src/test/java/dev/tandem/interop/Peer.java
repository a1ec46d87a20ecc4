package dev.tandem.interop;

import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.testing.integration.TestServiceAsyncClient;
import io.grpc.testing.integration.TestServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/** A server for our client, and channels to it. */
record Peer(Runnable stopServer, Supplier<ManagedChannel> newChannel, ManagedChannel channel)
    implements AutoCloseable {
  /** So that a case that hangs fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Peer start(Pairing pairing) throws IOException {
    switch (pairing) {
      case TANDEM_TO_GRPC_JAVA:
        GrpcJavaServer grpcJava = GrpcJavaServer.start();
        return of(grpcJava::close, () -> channelTo(grpcJava.port()));
      case TANDEM_TO_TANDEM:
        InteropServer tandem = InteropServer.start(0);
        return of(tandem::close, () -> channelTo(tandem.port()));
      case IN_PROCESS:
        String name = InProcessServerBuilder.generateName();
        InteropServer inProcess = InteropServer.start(InProcessServerBuilder.forName(name));
        return of(inProcess::close, () -> InProcessChannelBuilder.forName(name).build());
      default:
        throw new IllegalArgumentException("not with our client: " + pairing);
    }
  }

  private static Peer of(Runnable stopServer, Supplier<ManagedChannel> newChannel) {
    return new Peer(stopServer, newChannel, newChannel.get());
  }

  private static ManagedChannel channelTo(int port) {
    return NettyChannelBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .usePlaintext()
        .build();
  }

  TestServiceClient client() {
    return clientOf(channel);
  }

  static TestServiceClient clientOf(ManagedChannel channel) {
    return new TestServiceClient(channel).withTimeout(PATIENCE);
  }

  TestServiceAsyncClient asyncClient() {
    return new TestServiceAsyncClient(channel).withTimeout(PATIENCE);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    stopServer.run();
  }
}
