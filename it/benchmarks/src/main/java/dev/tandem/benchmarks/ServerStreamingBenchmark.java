package dev.tandem.benchmarks;

import dev.tandem.benchmarks.grpcjava.CountingObserver;
import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.tandem.Counter;
import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficAsyncClient;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.ServerStream;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.util.Iterator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Reads a stream; time per message. All readers read from the same server, a raw one, which is
 * faster than all of them.
 */
public class ServerStreamingBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 10_000;
  private static final Order ORDER = Order.newBuilder().setPayloads(MESSAGES).build();

  /** Reads with Tandem, blocking. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    try (ServerStream<Payload> stream = new TrafficClient(server()).download(ORDER)) {
      int count = 0;
      Payload message;
      while ((message = stream.receive()) != null) {
        Payloads.check(message, payload());
        count++;
      }
      Payloads.checkCount(count, MESSAGES);
    }
  }

  /** Reads with Tandem's publisher; nobody's thread waits for a message. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandemAsync() {
    Counter<Payload> counter = new Counter<>();
    new TrafficAsyncClient(server()).download(ORDER).subscribe(counter);
    Payloads.checkCount(counter.count().join(), MESSAGES);
  }

  /** Reads with grpc-java's blocking iterator. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaIterator() {
    Iterator<Payload> stream =
        ClientCalls.blockingServerStreamingCall(
            server(), TrafficRpc.DOWNLOAD, CallOptions.DEFAULT, ORDER);
    int count = 0;
    while (stream.hasNext()) {
      Payloads.check(stream.next(), payload());
      count++;
    }
    Payloads.checkCount(count, MESSAGES);
  }

  /** Reads with grpc-java's newer blocking client. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaBlockingV2() throws InterruptedException, StatusException {
    BlockingClientCall<Order, Payload> stream =
        ClientCalls.blockingV2ServerStreamingCall(
            server(), TrafficRpc.DOWNLOAD, CallOptions.DEFAULT, ORDER);
    int count = 0;
    Payload message;
    while ((message = stream.read()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    Payloads.checkCount(count, MESSAGES);
  }

  /** Reads with grpc-java's asynchronous stub; nobody's thread waits for a message. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    CountingObserver<Payload> counter = new CountingObserver<>();
    ClientCalls.asyncServerStreamingCall(
        server().newCall(TrafficRpc.DOWNLOAD, CallOptions.DEFAULT), ORDER, counter);
    Payloads.checkCount(counter.await(), MESSAGES);
  }

  /** Reads with a raw call. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() {
    RawCall<Order, Payload> stream = RawCall.start(server(), TrafficRpc.DOWNLOAD, ORDER);
    int count = 0;
    Payload message;
    while ((message = stream.read()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    Payloads.checkCount(count, MESSAGES);
  }

  private Channel server() {
    return to(Servers.RAW);
  }
}
