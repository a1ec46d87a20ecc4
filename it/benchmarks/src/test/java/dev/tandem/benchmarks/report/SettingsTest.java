package dev.tandem.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void namesSelectWholeSituationsAndAlwaysTandem() {
    Settings settings =
        Settings.parse("only=ServerStreaming,Unary", "contenders=raw", "sizes=50,16384");
    Pattern pattern = Pattern.compile(settings.benchmarks());
    assertTrue(pattern.matcher("x.ServerStreamingBenchmark.raw").find());
    assertTrue(pattern.matcher("x.UnaryBenchmark.tandem").find());
    assertFalse(pattern.matcher("x.ServerStreamingServerBenchmark.raw").find());
    assertFalse(pattern.matcher("x.UnaryBenchmark.tandemAsync").find());
    assertEquals(List.of("50", "16384"), settings.sizes());
    assertEquals("3 × 1 s", settings.measure().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "fork=1, fork=1",
    "forks, forks",
    "forks=many, forks=many",
    "keepAwake=yes, keepawake=yes",
    "measure=5, 5 is not like 3x1s",
    "callers=fast, callers=fast"
  })
  void badArgumentsAreNamed(String argument, String bad) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Settings.parse(argument));
    assertTrue(e.getMessage().toLowerCase(Locale.ROOT).contains(bad), e.getMessage());
    assertTrue(e.getMessage().contains("forks=5"), e.getMessage());
  }
}
