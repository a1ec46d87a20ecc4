package dev.tandem.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages import one way only, and files stay small. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "dev.tandem.runtime";
  private static final int MOST_LINES = 300;
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "", Set.of(),
          ".flow", Set.of(""),
          ".async", Set.of("", ".flow"),
          ".call", Set.of(""),
          ".client", Set.of("", ".flow", ".async", ".call"),
          ".server", Set.of("", ".flow", ".async"),
          ".ipc.json", Set.of("", ".flow"),
          ".ipc", Set.of("", ".ipc.json"),
          ".stub", Set.of("", ".call", ".client", ".server"));
  private static final Pattern OWN_IMPORT =
      Pattern.compile(
          "^import (?:static )?" + Pattern.quote(ROOT) + "((?:\\.[a-z]+)*)\\.[A-Z]",
          Pattern.MULTILINE);

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packageOf(Path file) {
    String folder =
        SOURCES.relativize(file).getParent().toString().replace('/', '.').replace('\\', '.');
    return folder.substring(ROOT.length());
  }

  @Test
  void importsGoOneWay() throws IOException {
    for (Path file : files()) {
      if (file.endsWith("module-info.java")) {
        continue;
      }
      String own = packageOf(file);
      Set<String> imported =
          OWN_IMPORT.matcher(read(file)).results().map(m -> m.group(1)).collect(Collectors.toSet());
      imported.removeAll(MAY_IMPORT.get(own));
      imported.remove(own);
      assertEquals(Set.of(), imported, file + " imports what it may not");
    }
  }

  @Test
  void eachPackageIsNullMarkedAndListedHere() throws IOException {
    Set<String> packages =
        files().stream()
            .filter(file -> file.endsWith("package-info.java"))
            .peek(file -> assertTrue(read(file).contains("@NullMarked"), file + ""))
            .map(ArchitectureTest::packageOf)
            .collect(Collectors.toSet());
    assertEquals(MAY_IMPORT.keySet(), packages);
  }

  @Test
  void filesAreSmallAndOnlyKnownLibrariesAreUsed() throws IOException {
    Pattern foreign = Pattern.compile("^import (?:static )?(\\w+\\.\\w+)", Pattern.MULTILINE);
    Set<String> libraries =
        Set.of(
            "java.io",
            "java.util",
            "java.time",
            "java.net",
            "java.lang",
            "java.nio",
            "java.security",
            "java.text",
            "io.grpc",
            "com.google",
            "org.jspecify",
            "dev.tandem");
    for (Path file : files()) {
      String text = read(file);
      assertTrue(text.lines().count() <= MOST_LINES, file + " is too long");
      Set<String> used =
          foreign
              .matcher(text)
              .results()
              .map((MatchResult m) -> m.group(1))
              .collect(Collectors.toSet());
      used.removeAll(libraries);
      assertEquals(Set.of(), used, file + " imports an unknown library");
      assertTrue(!text.contains("import com.google.common"), file + " uses Guava");
    }
  }
}
