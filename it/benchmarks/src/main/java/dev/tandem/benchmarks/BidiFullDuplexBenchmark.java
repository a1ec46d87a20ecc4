package dev.tandem.benchmarks;

import dev.tandem.benchmarks.grpcjava.WritingObserver;
import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import io.grpc.CallOptions;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Writes and reads at the same time what the server sends back; time per echoed message. Each
 * contender has both ends. The blocking ones write on a second thread and read on the caller's. All
 * second threads are of the kind that Tandem takes.
 */
public class BidiFullDuplexBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 10_000;

  private final ExecutorService writers =
      VirtualThreads.newExecutor().orElseGet(Executors::newCachedThreadPool);

  /** Lets the second threads go. */
  @TearDown(Level.Trial)
  public void stopWriters() {
    writers.shutdownNow();
  }

  /** Tandem's exchange and its blocking handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    try (BidiStream<Payload, Payload> echo = new TrafficClient(to(Servers.TANDEM)).echo()) {
      int count = echo.exchange(this::writeAll, this::readAll);
      Payloads.checkCount(count, MESSAGES);
    }
  }

  private void writeAll(Sender<? super Payload> requests) {
    for (int i = 0; i < MESSAGES; i++) {
      requests.send(payload());
    }
  }

  private int readAll(Receiver<? extends Payload> responses) {
    int count = 0;
    Payload message;
    while ((message = responses.receive()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    return count;
  }

  /** grpc-java's newer blocking client, and a server of observers. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaBlockingV2() throws Exception {
    BlockingClientCall<Payload, Payload> echo =
        ClientCalls.blockingBidiStreamingCall(
            to(Servers.OBSERVER), TrafficRpc.ECHO, CallOptions.DEFAULT);
    Future<?> writer =
        writers.submit(
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                echo.write(payload());
              }
              echo.halfClose();
              return null;
            });
    int count = 0;
    Payload message;
    while ((message = echo.read()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    writer.get();
    Payloads.checkCount(count, MESSAGES);
  }

  /** grpc-java's asynchronous stub, which writes whenever the transport is ready, and observers. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    WritingObserver<Payload, Payload> writer = new WritingObserver<>(payload(), MESSAGES);
    ClientCalls.asyncBidiStreamingCall(
        to(Servers.OBSERVER).newCall(TrafficRpc.ECHO, CallOptions.DEFAULT), writer);
    Payloads.checkCount(writer.await(), MESSAGES);
  }

  /** Raw calls on both ends. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() throws Exception {
    RawCall<Payload, Payload> echo = RawCall.start(to(Servers.RAW), TrafficRpc.ECHO);
    Future<?> writer =
        writers.submit(
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                echo.writeBesideReader(payload());
              }
              echo.halfClose();
            });
    int count = 0;
    Payload message;
    while ((message = echo.read()) != null) {
      Payloads.check(message, payload());
      count++;
    }
    writer.get();
    Payloads.checkCount(count, MESSAGES);
  }
}
