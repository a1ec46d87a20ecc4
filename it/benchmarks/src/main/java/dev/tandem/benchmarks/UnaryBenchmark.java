package dev.tandem.benchmarks;

import dev.tandem.benchmarks.raw.RawCall;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.TrafficAsyncClient;
import dev.tandem.benchmarks.traffic.TrafficClient;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import io.grpc.CallOptions;
import io.grpc.StatusException;
import io.grpc.stub.ClientCalls;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Makes calls, one after another; time per call. Request and response are of the same size. Each
 * contender has both ends.
 */
public class UnaryBenchmark extends TrafficBenchmark {
  private TrafficClient client;
  private TrafficAsyncClient asyncClient;

  @Override
  void opened() {
    client = new TrafficClient(to(Servers.TANDEM));
    asyncClient = new TrafficAsyncClient(to(Servers.TANDEM));
  }

  /** Tandem's blocking client and handler. */
  @Benchmark
  public Payload tandem() {
    return checked(client.ask(payload()));
  }

  /** Tandem's future, waited for, and its blocking handler. */
  @Benchmark
  public Payload tandemAsync() {
    return checked(asyncClient.ask(payload()).join());
  }

  /** grpc-java's blocking stub, and a server of observers. */
  @Benchmark
  public Payload grpcJavaBlocking() {
    return checked(
        ClientCalls.blockingUnaryCall(
            to(Servers.OBSERVER), TrafficRpc.ASK, CallOptions.DEFAULT, payload()));
  }

  /**
   * grpc-java's blocking stub, and a server of observers on virtual threads where there are any.
   */
  @Benchmark
  public Payload grpcJavaBlockingVirtual() {
    return checked(
        ClientCalls.blockingUnaryCall(
            to(Servers.OBSERVER_ON_VIRTUAL_THREADS),
            TrafficRpc.ASK,
            CallOptions.DEFAULT,
            payload()));
  }

  /** grpc-java's newer blocking stub, and a server of observers. */
  @Benchmark
  public Payload grpcJavaBlockingV2() throws StatusException {
    return checked(
        ClientCalls.blockingV2UnaryCall(
            to(Servers.OBSERVER), TrafficRpc.ASK, CallOptions.DEFAULT, payload()));
  }

  /** grpc-java's future, waited for, and a server of observers. */
  @Benchmark
  public Payload grpcJavaFuture() throws Exception {
    return checked(
        ClientCalls.futureUnaryCall(
                to(Servers.OBSERVER).newCall(TrafficRpc.ASK, CallOptions.DEFAULT), payload())
            .get());
  }

  /** Raw calls on both ends. */
  @Benchmark
  public Payload raw() {
    return checked(RawCall.start(to(Servers.RAW), TrafficRpc.ASK, payload()).readOnly());
  }

  private Payload checked(Payload response) {
    return Payloads.check(response, payload());
  }
}
