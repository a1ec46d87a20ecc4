package dev.tandem.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.tandem.benchmarks.traffic.Payload;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Each contender does what it says: each counts its messages, and fails if any is missing. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BenchmarksTest {
  private static final List<TrafficBenchmark> SITUATIONS =
      List.of(
          new ServerStreamingBenchmark(),
          new ServerStreamingServerBenchmark(),
          new ClientStreamingBenchmark(),
          new ClientStreamingServerBenchmark(),
          new BidiFullDuplexBenchmark(),
          new BidiPingPongBenchmark(),
          new UnaryBenchmark());

  @ParameterizedTest
  @CsvSource({"50, inprocess", "50, netty", "16384, netty"})
  void allMessagesCome(int size, String transport) throws Exception {
    for (TrafficBenchmark situation : SITUATIONS) {
      situation.size = size;
      situation.transport = transport;
      situation.open();
      try {
        for (Method contender : contenders(situation)) {
          contender.invoke(situation);
        }
      } finally {
        situation.close();
      }
    }
  }

  private static List<Method> contenders(TrafficBenchmark situation) {
    List<Method> contenders =
        Arrays.stream(situation.getClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Benchmark.class))
            .toList();
    assertFalse(contenders.isEmpty());
    return contenders;
  }

  @Test
  void missingOrShortMessagesAreFound() {
    assertThrows(IllegalStateException.class, () -> Payloads.checkCount(9_999, 10_000));
    Payload shorter = Payload.newBuilder().setBody(ByteString.copyFrom(new byte[7])).build();
    assertThrows(IllegalStateException.class, () -> Payloads.check(shorter, Payloads.ofSize(50)));
  }
}
