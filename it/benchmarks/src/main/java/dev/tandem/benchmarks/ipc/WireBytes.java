package dev.tandem.benchmarks.ipc;

import dev.tandem.benchmarks.tandem.BlockingTraffic;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.benchmarks.wire.CountingProxy;
import dev.tandem.runtime.ipc.json.JsonChannel;
import dev.tandem.runtime.ipc.json.JsonServer;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts the bytes of both directions that a message costs, on the streams and on the socket. */
final class WireBytes {
  private static final int MESSAGES = 10_000;

  /** What is in front of each message in gRPC, whatever carries it. */
  static final int PREFIX = 5;

  private WireBytes() {}

  static void print(List<Integer> sizes) throws IOException, InterruptedException {
    System.out.println();
    System.out.println(
        "| Bytes on the wire, per message or call | bytes | gRPC | its messages alone | JSON |");
    System.out.println("|---|---|---|---|---|");
    for (Pattern pattern : Pattern.values()) {
      for (int size : sizes) {
        Payload payload = Pattern.payload(size);
        System.out.printf(
            "| %s | %d | %.0f | %d | %.0f |%n",
            pattern.text,
            size,
            grpc(pattern, payload),
            messages(pattern) * (PREFIX + payload.getSerializedSize()),
            json(pattern, payload));
      }
    }
  }

  static int messages(Pattern pattern) {
    return pattern == Pattern.UNARY || pattern == Pattern.PING_PONG ? 2 : 1;
  }

  private static ServerServiceDefinition service(Payload payload) {
    return TrafficRpc.bind(new BlockingTraffic(payload));
  }

  private static double count(
      Pattern pattern, Payload payload, ManagedChannel channel, LongSupplier bytes) {
    TrafficClient client = new TrafficClient(channel);
    pattern.run(client, payload, 1); // So that the connection is there.
    long before = bytes.getAsLong();
    pattern.run(client, payload, MESSAGES);
    return (double) (bytes.getAsLong() - before) / MESSAGES;
  }

  static double json(Pattern pattern, Payload payload) throws IOException {
    LongAdder bytes = new LongAdder();
    Pipe requests = Pipe.open();
    Pipe responses = Pipe.open();
    JsonServer server =
        JsonServer.start(
            List.of(service(payload)),
            Channels.newInputStream(requests.source()),
            new CountedOutput(Channels.newOutputStream(responses.sink()), bytes),
            text -> {});
    ManagedChannel channel =
        JsonChannel.open(
            Channels.newInputStream(responses.source()),
            new CountedOutput(Channels.newOutputStream(requests.sink()), bytes));
    try {
      return count(pattern, payload, channel, bytes::sum);
    } finally {
      channel.shutdownNow();
      server.shutdownNow(Status.UNAVAILABLE);
    }
  }

  static double grpc(Pattern pattern, Payload payload) throws IOException, InterruptedException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service(payload))
            .build()
            .start();
    try (CountingProxy proxy = new CountingProxy(server.getPort())) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()))
              .usePlaintext()
              .build();
      try {
        return count(pattern, payload, channel, () -> proxy.sent() + proxy.received());
      } finally {
        channel.shutdownNow();
      }
    } finally {
      server.shutdownNow().awaitTermination();
    }
  }
}
