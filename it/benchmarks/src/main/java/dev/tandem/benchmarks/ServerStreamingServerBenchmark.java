package dev.tandem.benchmarks;

import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Sends a stream; time per message. The reader is always the same raw call, only the servers
 * differ.
 */
public class ServerStreamingServerBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 10_000;

  /** Tandem's blocking handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    readFrom(Servers.TANDEM);
  }

  /** grpc-java's observer, which writes whenever the transport is ready. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    readFrom(Servers.OBSERVER);
  }

  /** Raw calls. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() {
    readFrom(Servers.RAW);
  }

  private void readFrom(Servers server) {
    Order order = Order.newBuilder().setPayloads(MESSAGES).build();
    RawCall<Order, Payload> stream = RawCall.start(to(server), TrafficRpc.DOWNLOAD, order);
    int count = 0;
    Payload message;
    while ((message = stream.read()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    Payloads.checkCount(count, MESSAGES);
  }
}
