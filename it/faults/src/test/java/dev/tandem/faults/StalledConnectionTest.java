package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tandem.faults.FaultyProxy.Way;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A black hole: the connection stays, and nothing comes through. */
@Timeout(60)
class StalledConnectionTest {

  @Test
  void withoutKeepAliveTheDeadlineEndsEachCall() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide);
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      List<Caller> callers =
          Blocked.startAll(link.client().withTimeout(Duration.ofSeconds(2)), guide);
      proxy.stall(Way.values());
      guide.go();
      callers.forEach(caller -> caller.assertFails(Code.DEADLINE_EXCEEDED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAStallCallsGoOn(Way way) {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide);
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      List<Caller> callers = Blocked.startAll(link.client(), guide);
      proxy.stall(way);
      guide.go();
      Await.sleep(300); // Time for bytes to pile up in front of the stall.
      callers.forEach(caller -> assertFalse(way == Way.DOWN && caller.isDone()));
      proxy.resume();
      callers.forEach(Caller::assertSucceeds);
      assertEquals(1, proxy.accepted(), "all on one connection");
    }
  }

  @Test
  void fromTheStartTheDeadlineEndsEachCall() {
    try (Wire wire = Wire.open(new Guide());
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      proxy.stall(Way.values());
      List<Caller> callers =
          Stream.of(Blocked.values())
              .map(blocked -> blocked.start(link.client().withTimeout(Duration.ofSeconds(1))))
              .toList();
      callers.forEach(caller -> caller.assertFails(Code.DEADLINE_EXCEEDED));
    }
  }
}
