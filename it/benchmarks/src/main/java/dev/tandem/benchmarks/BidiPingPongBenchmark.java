package dev.tandem.benchmarks;

import dev.tandem.benchmarks.grpcjava.PingPongObserver;
import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.BidiStream;
import io.grpc.CallOptions;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Sends a message and waits until it comes back; time per round trip on an open stream. Each
 * contender has both ends.
 */
public class BidiPingPongBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 1_000;

  /** Tandem's blocking client and handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    try (BidiStream<Payload, Payload> echo = new TrafficClient(to(Servers.TANDEM)).echo()) {
      for (int i = 0; i < MESSAGES; i++) {
        echo.send(payload());
        Payloads.check(Objects.requireNonNull(echo.receive()), payload());
      }
      echo.finishSending();
      checkEnd(echo.receive());
    }
  }

  /** grpc-java's newer blocking client, and a server of observers. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaBlockingV2() throws InterruptedException, StatusException {
    BlockingClientCall<Payload, Payload> echo =
        ClientCalls.blockingBidiStreamingCall(
            to(Servers.OBSERVER), TrafficRpc.ECHO, CallOptions.DEFAULT);
    for (int i = 0; i < MESSAGES; i++) {
      echo.write(payload());
      Payloads.check(Objects.requireNonNull(echo.read()), payload());
    }
    echo.halfClose();
    checkEnd(echo.read());
  }

  /** grpc-java's asynchronous stub, which answers in the callback, and a server of observers. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    PingPongObserver<Payload> player = new PingPongObserver<>(MESSAGES);
    StreamObserver<Payload> requests =
        ClientCalls.asyncBidiStreamingCall(
            to(Servers.OBSERVER).newCall(TrafficRpc.ECHO, CallOptions.DEFAULT), player);
    requests.onNext(payload());
    Payloads.checkCount(player.await(), MESSAGES);
  }

  /** Raw calls on both ends. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() {
    RawCall<Payload, Payload> echo = RawCall.start(to(Servers.RAW), TrafficRpc.ECHO);
    for (int i = 0; i < MESSAGES; i++) {
      echo.write(payload());
      Payloads.check(Objects.requireNonNull(echo.read()), payload());
    }
    echo.halfClose();
    checkEnd(echo.read());
  }

  private static void checkEnd(@Nullable Payload message) {
    if (message != null) {
      throw new IllegalStateException("a message too many came");
    }
  }
}
