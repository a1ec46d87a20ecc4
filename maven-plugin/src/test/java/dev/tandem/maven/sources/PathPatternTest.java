package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import org.codehaus.plexus.util.DirectoryScanner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    "/a.proto, a.proto, true",
    "/a.proto, a/a.proto, false",
    "/**/a.proto, a.proto, true",
    "a//b.proto, a/b.proto, true",
    "**.proto, a.proto, true",
    "**.proto, a/b.proto, false",
    "a**/b.proto, ab/b.proto, true",
    "a**/b.proto, a/x/b.proto, false",
    "a**/b.proto, ab.proto, false",
    "a**/, ab/c/d.proto, true",
    "a/**b.proto, a/xb.proto, true",
    "a/**b.proto, a/x/b.proto, false",
    "**/**/b.proto, b.proto, true",
    "**/a/**/b/**, x/a/y/b/c.proto, true",
    "**/a/**/b/**, x/a/y/c.proto, false",
    "%ant[a/*.proto], a/b.proto, true",
    "%ant[**/b.proto], a/b.proto, true",
    "%ant[a/], a/b.proto, false",
    "'%regex[a/[bc]+\\.proto]', a/bcb.proto, true",
    "'%regex[a/[bc]+\\.proto]', x/a/b.proto, false",
    "'%regex[(?!acme/).*]', acme/b.proto, false",
    "'%regex[a\\\\b.proto]', a/b.proto, true",
    "%regex[a.proto, a.proto, false",
    "'', a.proto, false",
  })
  void matches(String pattern, String path, boolean expected) throws IOException {
    assertEquals(expected, PathPattern.of(pattern).matcher(path).matches());
    // What the jar gets is chosen by Maven, which must agree.
    MavenPatterns maven = new MavenPatterns(pattern);
    assertEquals(expected, maven.include(path.replace('/', File.separatorChar)));
  }

  /** The patterns of Maven's own scanner of folders. */
  private static final class MavenPatterns extends DirectoryScanner {
    MavenPatterns(String include) {
      setIncludes(new String[] {include});
      setExcludes(new String[0]);
      setupMatchPatterns();
    }

    boolean include(String path) {
      return isIncluded(path);
    }
  }

  @Test
  @DisplayName("and say which one is no regular expression")
  void noRegex() {
    IOException e = assertThrows(IOException.class, () -> PathPattern.of("%regex[a(b]"));
    assertTrue(e.getMessage().contains("%regex[a(b] is no regular expression"), e.getMessage());
  }
}
