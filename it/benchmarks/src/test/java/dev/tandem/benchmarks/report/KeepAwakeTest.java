package dev.tandem.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class KeepAwakeTest {

  @Test
  void spinnerLivesUntilClosed() throws Exception {
    ProcessHandle spinner;
    try (KeepAwake awake = KeepAwake.start()) {
      spinner = ProcessHandle.of(awake.pid()).orElseThrow();
      assertTrue(spinner.isAlive());
    }
    spinner.onExit().get();
  }
}
