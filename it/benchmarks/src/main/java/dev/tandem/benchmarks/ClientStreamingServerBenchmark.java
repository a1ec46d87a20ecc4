package dev.tandem.benchmarks;

import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A server reads a stream; time per message. The writer is always the same raw call, only the
 * servers differ. The servers count, and the count comes back.
 */
public class ClientStreamingServerBenchmark extends TrafficBenchmark {
  private static final int MESSAGES = 10_000;

  /** Tandem's blocking handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    writeTo(Servers.TANDEM);
  }

  /** Tandem's asynchronous handler. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandemAsync() {
    writeTo(Servers.TANDEM_ASYNC);
  }

  /** grpc-java's observer, which asks for messages one by one. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaObserver() {
    writeTo(Servers.OBSERVER);
  }

  /** Raw calls. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void raw() {
    writeTo(Servers.RAW);
  }

  private void writeTo(Servers server) {
    RawCall<Payload, Tally> stream = RawCall.start(to(server), TrafficRpc.UPLOAD);
    for (int i = 0; i < MESSAGES; i++) {
      stream.write(payload());
    }
    stream.halfClose();
    Payloads.checkCount(stream.readOnly().getPayloads(), MESSAGES);
  }
}
