package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The packages")
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/tandem/maven");
  private static final int MOST_LINES = 300;

  /** Who may import whom; what is not here must not be. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "", Set.of("generation", "resolution", "sources", "output", "diagnostics"),
          "resolution", Set.of("generation", "protoc", "sources", "uptodate", "diagnostics"),
          "generation", Set.of("protoc", "output", "sources", "uptodate", "diagnostics", "files"),
          "protoc", Set.of("diagnostics", "files"),
          "output", Set.of("files"),
          "sources", Set.of("files"),
          "uptodate", Set.of("files"),
          "diagnostics", Set.of(),
          "files", Set.of());

  private static final Pattern OWN_IMPORT =
      Pattern.compile(
          "^import (?:static )?dev\\.tandem\\.maven\\.(?:([a-z]+)\\.)?[A-Z]", Pattern.MULTILINE);

  @Test
  @DisplayName("import each other one way only")
  void arrows() throws IOException {
    for (String name : packages()) {
      Set<String> imported = new TreeSet<>();
      for (Path file : files(SOURCES.resolve(name))) {
        OWN_IMPORT
            .matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .map(line -> line.replaceAll(".*maven\\.(?:([a-z]+)\\.)?[A-Z]$", "$1"))
            .forEach(imported::add);
      }
      imported.remove(name); // Types nested in those of the package itself.
      imported.removeAll(ARROWS.get(name));
      assertEquals(Set.of(), imported, "must not be imported by '" + name + "'");
    }
  }

  @Test
  @DisplayName("are those that the arrows name, each marked for null checks")
  void marked() throws IOException {
    assertEquals(ARROWS.keySet(), packages());
    for (String name : packages()) {
      String info = Files.readString(SOURCES.resolve(name).resolve("package-info.java"));
      assertTrue(info.contains("\n@NullMarked\n"), name);
    }
  }

  @Test
  @DisplayName("know Maven at the edge only, and our generator in one class")
  void edges() throws IOException {
    for (String name :
        List.of("generation", "protoc", "output", "sources", "uptodate", "diagnostics", "files")) {
      for (Path file : files(SOURCES.resolve(name))) {
        String text = Files.readString(file);
        assertTrue(
            !text.contains("org.apache.maven") && !text.contains("org.eclipse"),
            file + " knows Maven");
        assertTrue(
            !text.contains("import dev.tandem.protoc") || file.endsWith("Stubs.java"),
            file + " knows the generator");
      }
    }
  }

  @Test
  @DisplayName("have no large files")
  void size() throws IOException {
    for (String name : packages()) {
      for (Path file : files(SOURCES.resolve(name))) {
        assertTrue(Files.readAllLines(file).size() <= MOST_LINES, file + " is too long");
      }
    }
  }

  private static Set<String> packages() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> SOURCES.relativize(folder).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
