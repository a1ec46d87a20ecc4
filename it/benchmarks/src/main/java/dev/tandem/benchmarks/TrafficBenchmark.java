package dev.tandem.benchmarks;

import dev.tandem.benchmarks.traffic.Payload;
import io.grpc.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

/** What all situations have in common. The servers that a contender does not use are idle. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public abstract class TrafficBenchmark {

  /** Bytes of a message. */
  @Param({"50", "16384"})
  public int size;

  /** What the messages go through. */
  @Param({"netty", "inprocess"})
  public String transport;

  private final Map<Servers, Wire> wires = new EnumMap<>(Servers.class);
  private Payload payload;

  /** Starts the servers. */
  @Setup(Level.Trial)
  public void open() {
    payload = Payloads.ofSize(size);
    for (Servers server : Servers.values()) {
      wires.put(server, Wire.open(transport, builder -> server.on(builder, payload)));
    }
    opened();
  }

  /** Makes what a contender makes once, not for each call, as its users would. */
  void opened() {}

  /** Stops the servers. */
  @TearDown(Level.Trial)
  public void close() {
    wires.values().forEach(Wire::close);
  }

  /** The message to send. */
  Payload payload() {
    return payload;
  }

  /** The channel to a server. */
  Channel to(Servers server) {
    return Objects.requireNonNull(wires.get(server)).channel();
  }
}
