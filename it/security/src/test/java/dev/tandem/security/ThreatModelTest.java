package dev.tandem.security;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/threat-model.md says what each test of this module is about. */
class ThreatModelTest {
  private static final Path THREATS = Path.of("../../docs/threat-model.md");
  private static final Path TESTS = Path.of("src/test/java/dev/tandem/security");
  private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

  @Test
  void isOnePageAndNamesAllTests() throws IOException {
    String text = Files.readString(THREATS);
    assertTrue(text.lines().count() <= 70, "it is longer than a page");
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.list(TESTS)) {
      files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Test"))
          .forEach(missing::add);
    }
    missing.remove(getClass().getSimpleName());
    missing.removeAll(NAME.matcher(text).results().map(name -> name.group(1)).collect(toSet()));
    assertEquals(Set.of(), missing);
  }
}
