package dev.tandem.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One package of small files, which uses the runtime, grpc-java and JUnit's API only. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int MOST_LINES = 250;
  private static final Set<String> MAY_IMPORT =
      Set.of(
          "java.io",
          "java.lang",
          "java.time",
          "java.util",
          "io.grpc",
          "org.jspecify",
          "org.junit.jupiter.api.extension",
          "dev.tandem.runtime");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+?)\\.[A-Z]", Pattern.MULTILINE);

  @Test
  void importsAreKnownAndFilesSmall() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file);
      assertTrue(text.lines().count() <= MOST_LINES, file + " is too long");
      Set<String> unknown =
          IMPORT
              .matcher(text)
              .results()
              .map((MatchResult match) -> match.group(1))
              .filter(name -> MAY_IMPORT.stream().noneMatch(may -> isIn(name, may)))
              .collect(Collectors.toSet());
      assertEquals(Set.of(), unknown, file + " imports what it may not");
    }
  }

  private static boolean isIn(String name, String prefix) {
    return name.equals(prefix) || (name.startsWith(prefix + ".") && !prefix.startsWith("dev."));
  }

  @Test
  void thePackageIsNullMarked() throws IOException {
    List<Path> packages =
        files().stream().filter(file -> file.endsWith("package-info.java")).toList();
    assertEquals(1, packages.size());
    assertTrue(Files.readString(packages.get(0)).contains("@NullMarked"));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
