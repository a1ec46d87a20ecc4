package dev.tandem.benchmarks;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import io.grpc.CallOptions;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One thread makes unary calls over Netty; time per call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class UnaryBenchmark {

  /** Which server answers. */
  @Param({"tandem", "grpcJava"})
  public String server;

  private NettyPair wire;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void open() {
    wire =
        NettyPair.open(
            server.equals("tandem") ? RouteGuideRpc.bind(new BenchmarkGuide()) : grpcJava());
  }

  /** Stops the server. */
  @TearDown(Level.Trial)
  public void close() {
    wire.close();
  }

  /** Calls with Tandem. */
  @Benchmark
  public Feature tandem() {
    return new RouteGuideClient(wire.channel()).getFeature(Point.getDefaultInstance());
  }

  /** Calls with grpc-java's blocking stub. */
  @Benchmark
  public Feature grpcJavaBlocking() {
    return ClientCalls.blockingUnaryCall(
        wire.channel(), RouteGuideRpc.GET_FEATURE, CallOptions.DEFAULT, Point.getDefaultInstance());
  }

  private static ServerServiceDefinition grpcJava() {
    return ServerServiceDefinition.builder(RouteGuideRpc.SERVICE_NAME)
        .addMethod(
            RouteGuideRpc.GET_FEATURE,
            ServerCalls.asyncUnaryCall(
                (request, response) -> {
                  response.onNext(BenchmarkGuide.FEATURE);
                  response.onCompleted();
                }))
        .build();
  }
}
