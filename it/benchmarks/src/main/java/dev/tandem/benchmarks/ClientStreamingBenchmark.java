package dev.tandem.benchmarks;

import dev.tandem.benchmarks.grpcjava.WritingObserver;
import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import dev.tandem.runtime.ClientStream;
import io.grpc.CallOptions;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Writes a stream which a server reads; time per message. Each contender has both ends: what one
 * gets who uses it alone. {@link ClientStreamingServerBenchmark} tells what of that the server
 * makes.
 */
public class ClientStreamingBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 10_000;

  /** Tandem's blocking client and handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    try (ClientStream<Payload, Tally> stream = new TrafficClient(to(Servers.TANDEM)).upload()) {
      for (int i = 0; i < MESSAGES; i++) {
        stream.send(payload());
      }
      Payloads.checkCount(stream.finish().getPayloads(), MESSAGES);
    }
  }

  /** grpc-java's newer blocking client, and a server of observers. There is no older one. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaBlockingV2() throws InterruptedException, StatusException {
    BlockingClientCall<Payload, Tally> stream =
        ClientCalls.blockingClientStreamingCall(
            to(Servers.OBSERVER), TrafficRpc.UPLOAD, CallOptions.DEFAULT);
    for (int i = 0; i < MESSAGES; i++) {
      stream.write(payload());
    }
    stream.halfClose();
    Payloads.checkCount(Objects.requireNonNull(stream.read()).getPayloads(), MESSAGES);
  }

  /** grpc-java's asynchronous stub, which writes whenever the transport is ready, and observers. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    WritingObserver<Payload, Tally> writer = new WritingObserver<>(payload(), MESSAGES);
    ClientCalls.asyncClientStreamingCall(
        to(Servers.OBSERVER).newCall(TrafficRpc.UPLOAD, CallOptions.DEFAULT), writer);
    Payloads.checkCount(writer.awaitLast().getPayloads(), MESSAGES);
  }

  /** Raw calls on both ends. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() {
    RawCall<Payload, Tally> stream = RawCall.start(to(Servers.RAW), TrafficRpc.UPLOAD);
    for (int i = 0; i < MESSAGES; i++) {
      stream.write(payload());
    }
    stream.halfClose();
    Payloads.checkCount(stream.readOnly().getPayloads(), MESSAGES);
  }
}
