package dev.tandem.benchmarks;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.ServerStream;
import io.grpc.CallOptions;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One thread reads a stream of 100,000 small messages over Netty; time per message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ServerStreamingBenchmark {
  private static final int MESSAGES = 100_000;

  private NettyPair wire;

  /** Starts the server, which is the same for all readers. */
  @Setup(Level.Trial)
  public void open() {
    wire = NettyPair.open(RouteGuideRpc.bind(new BenchmarkGuide()));
  }

  /** Stops the server. */
  @TearDown(Level.Trial)
  public void close() {
    wire.close();
  }

  /** Reads with Tandem. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void tandem() {
    RouteGuideClient client = new RouteGuideClient(wire.channel());
    try (ServerStream<Feature> features = client.listFeatures(BenchmarkGuide.area(MESSAGES))) {
      int count = 0;
      while (features.receive() != null) {
        count++;
      }
      check(count);
    }
  }

  /** Reads with grpc-java's blocking iterator. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaIterator() {
    Iterator<Feature> features =
        ClientCalls.blockingServerStreamingCall(
            wire.channel(),
            RouteGuideRpc.LIST_FEATURES,
            CallOptions.DEFAULT,
            BenchmarkGuide.area(MESSAGES));
    int count = 0;
    while (features.hasNext()) {
      features.next();
      count++;
    }
    check(count);
  }

  /** Reads with grpc-java's newer blocking client. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void grpcJavaBlockingV2() throws InterruptedException, StatusException {
    BlockingClientCall<?, Feature> features =
        ClientCalls.blockingV2ServerStreamingCall(
            wire.channel(),
            RouteGuideRpc.LIST_FEATURES,
            CallOptions.DEFAULT,
            BenchmarkGuide.area(MESSAGES));
    int count = 0;
    while (features.read() != null) {
      count++;
    }
    check(count);
  }

  private static void check(int count) {
    if (count != MESSAGES) {
      throw new IllegalStateException("only " + count + " came");
    }
  }
}
