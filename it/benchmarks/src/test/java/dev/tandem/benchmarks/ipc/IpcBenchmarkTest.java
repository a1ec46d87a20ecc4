package dev.tandem.benchmarks.ipc;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.benchmarks.traffic.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what the tables say. */
@Timeout(120)
class IpcBenchmarkTest {

  /** A proxy that counted nothing, or only one direction, would give less than the messages. */
  @ParameterizedTest
  @EnumSource
  void allBytesAreCounted(Pattern pattern) throws Exception {
    Payload payload = Pattern.payload(1_024);
    int messages = WireBytes.messages(pattern);
    double alone = messages * (double) (WireBytes.PREFIX + payload.getSerializedSize());
    double grpc = WireBytes.grpc(pattern, payload);
    assertTrue(grpc >= alone && grpc < alone + 200, () -> grpc + " instead of " + alone);
    double inBase64 = messages * 1_024 * 4 / 3.0;
    double json = WireBytes.json(pattern, payload);
    assertTrue(json >= inBase64 && json < inBase64 + 400, () -> json + " instead of " + inBase64);
  }

  @Test
  void badArgumentsAreAnError() {
    assertThrows(IllegalArgumentException.class, () -> IpcBenchmark.main(new String[] {"x"}));
  }
}
