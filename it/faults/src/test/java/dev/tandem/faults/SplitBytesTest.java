package dev.tandem.faults;

import dev.tandem.stubs.Guide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that work, but not in the sizes and at the times that tests usually see. */
@Timeout(60)
class SplitBytesTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXCHANGE") // its megabytes take too long
  void eachByteOnItsOwn(Blocked call) {
    PausedGuide guide = new PausedGuide();
    guide.go();
    try (Wire wire = Wire.open(guide);
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      proxy.splitIntoBytes();
      call.call(link.client());
    }
  }

  @Test
  void eachByteLate() {
    try (Wire wire = Wire.open(new Guide());
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      proxy.delay(5);
      for (Blocked call : Blocked.values()) {
        call.call(link.client());
      }
    }
  }
}
