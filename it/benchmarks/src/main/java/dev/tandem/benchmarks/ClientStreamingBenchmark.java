package dev.tandem.benchmarks;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientStream;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One thread writes 100,000 small messages over Netty to either server; time per message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ClientStreamingBenchmark {
  private static final int MESSAGES = 100_000;
  private static final Point POINT =
      Point.newBuilder().setLatitude(407838351).setLongitude(-746143763).build();

  /** Which server reads. */
  @Param({"tandem", "grpcJavaObserver"})
  public String server;

  private NettyPair wire;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void open() {
    wire =
        NettyPair.open(
            server.equals("tandem") ? RouteGuideRpc.bind(new BenchmarkGuide()) : observer());
  }

  /** Stops the server. */
  @TearDown(Level.Trial)
  public void close() {
    wire.close();
  }

  /** Writes with Tandem. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void write() {
    RouteGuideClient client = new RouteGuideClient(wire.channel());
    try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
      for (int i = 0; i < MESSAGES; i++) {
        route.send(POINT);
      }
      if (route.finish().getPointCount() != MESSAGES) {
        throw new IllegalStateException("not all came");
      }
    }
  }

  /** The service as grpc-java's generated base class would bind it. */
  private static ServerServiceDefinition observer() {
    return ServerServiceDefinition.builder(RouteGuideRpc.SERVICE_NAME)
        .addMethod(
            RouteGuideRpc.RECORD_ROUTE,
            ServerCalls.asyncClientStreamingCall(ClientStreamingBenchmark::count))
        .build();
  }

  private static StreamObserver<Point> count(StreamObserver<RouteSummary> response) {
    return new StreamObserver<>() {
      private int count;

      @Override
      public void onNext(Point point) {
        count++;
      }

      @Override
      public void onError(Throwable error) {}

      @Override
      public void onCompleted() {
        response.onNext(RouteSummary.newBuilder().setPointCount(count).build());
        response.onCompleted();
      }
    };
  }
}
