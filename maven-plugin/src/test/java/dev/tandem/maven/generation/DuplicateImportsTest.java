package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.sources.ImportRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An imported name")
class DuplicateImportsTest {
  private static final String TIMESTAMP = "google/protobuf/timestamp.proto";

  @TempDir Path temp;
  private final List<ImportRoot> roots = new ArrayList<>();

  @Test
  @DisplayName("with two contents gets a warning that names both jars, the first being used")
  void twoJars() throws IOException {
    jar("first", "a.proto", "1");
    jar("other", "b.proto", "1");
    jar("second", "a.proto", "2");
    jar("third", "a.proto", "3");
    assertEquals(
        List.of(
            "import \"a.proto\" has two contents: that of first.jar!/a.proto is used, that of"
                + " second.jar!/a.proto is not; exclude or remove one of them"),
        warnings("a.proto", "b.proto"));
  }

  @Test
  @DisplayName("with the same content in many places is no problem")
  void equal() throws IOException {
    folder("own", "a.proto", "1");
    jar("first", "a.proto", "1");
    jar("second", "a.proto", "1");
    assertEquals(List.of(), warnings("a.proto", "nowhere.proto"));
  }

  @Test
  @DisplayName("may be the project's own, which hides that of a jar")
  void own() throws IOException {
    Path own = folder("own", "acme/a.proto", "1");
    jar("first", "acme/a.proto", "2");
    assertEquals(
        List.of(
            "import \"acme/a.proto\" has two contents: that of "
                + own.resolve("acme/a.proto")
                + " is used, that of first.jar!/acme/a.proto is not; exclude or remove one of"
                + " them"),
        warnings("acme/a.proto"));
  }

  @Test
  @DisplayName("of Google's own is that of protobuf-java, whatever shaded jars have")
  void wellKnown() throws IOException {
    jar("protobuf-java", TIMESTAMP, "1");
    jar("shaded", TIMESTAMP, "old");
    assertEquals(List.of(), warnings(TIMESTAMP));
  }

  @Test
  @DisplayName("of Google's own that a folder hides gets a warning")
  void hidden() throws IOException {
    folder("vendored", TIMESTAMP, "old");
    jar("protobuf-java", TIMESTAMP, "1");
    assertEquals(1, warnings(TIMESTAMP).size());
  }

  private List<String> warnings(String... imported) throws IOException {
    List<Diagnostic> warnings = new DuplicateImports(roots).among(List.of(imported));
    warnings.forEach(each -> assertEquals(Diagnostic.Severity.WARNING, each.severity()));
    return warnings.stream().map(Diagnostic::toString).toList();
  }

  private void jar(String jar, String name, String content) throws IOException {
    roots.add(new ImportRoot(write(jar, name, content), Path.of(jar + ".jar")));
  }

  private Path folder(String folder, String name, String content) throws IOException {
    Path root = write(folder, name, content);
    roots.add(ImportRoot.of(root));
    return root;
  }

  private Path write(String folder, String name, String content) throws IOException {
    Path file = temp.resolve(folder).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return temp.resolve(folder);
  }
}
