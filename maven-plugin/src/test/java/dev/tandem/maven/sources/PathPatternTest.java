package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Patterns are Maven's")
class PathPatternTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "**/*.proto, a.proto, true",
    "**/*.proto, a/b/c.proto, true",
    "**/*.proto, a/b/c.protox, false",
    "*.proto, a.proto, true",
    "*.proto, a/b.proto, false",
    "a/**/b.proto, a/b.proto, true",
    "a/**/b.proto, a/x/y/b.proto, true",
    "a/**/b.proto, ax/b.proto, false",
    "a/**, a/b/c.proto, true",
    "a/**, ab/c.proto, false",
    "a/, a/b/c.proto, true",
    "a\\b\\*.proto, a/b/c.proto, true",
    "**, a/b.proto, true",
    "v?/*.proto, v1/a.proto, true",
    "v?/*.proto, v10/a.proto, false",
    "a.b/*.proto, axb/c.proto, false",
    "' a.proto ', a.proto, true",
  })
  void matches(String pattern, String path, boolean expected) {
    assertEquals(expected, PathPattern.of(pattern).matcher(path).matches());
  }
}
