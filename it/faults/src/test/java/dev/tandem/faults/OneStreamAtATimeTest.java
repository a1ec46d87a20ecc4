package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that takes one stream of a connection at a time: the others wait for their turn. */
@Timeout(60)
class OneStreamAtATimeTest {

  @Test
  void allCallsEnd() {
    PausedGuide guide = new PausedGuide();
    guide.go();
    try (Wire wire = Wire.open(guide, server -> server.maxConcurrentCallsPerConnection(1))) {
      List<Caller> callers = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (Blocked call : Blocked.values()) {
          callers.add(call.start(wire.client()));
        }
      }
      callers.forEach(Caller::assertSucceeds);
      assertEquals(callers.size(), wire.calls.started.get());
    }
  }

  @Test
  void whoWaitsForItsTurnIsOutWithinItsDeadline() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide, server -> server.maxConcurrentCallsPerConnection(1))) {
      Caller first = Blocked.RECEIVE.start(wire.client());
      guide.awaitStarted(1);
      for (Blocked call : Blocked.values()) {
        call.start(wire.client().withTimeout(Duration.ofMillis(200)))
            .assertFails(Code.DEADLINE_EXCEEDED);
      }
      guide.go();
      first.assertSucceeds();
      assertEquals(1, wire.calls.started.get(), "the others never got there");
    }
  }
}
