package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import dev.tandem.maven.sources.ImportRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An error inside")
class ImportPathTest {
  @TempDir Path temp;
  private Path own;
  private Path unpacked;
  private ImportPath imports;

  @BeforeEach
  void create() throws IOException {
    own = temp.resolve("own");
    unpacked = temp.resolve("cache").resolve("library-1.0.jar-0815");
    for (Path folder : List.of(own, unpacked)) {
      Files.createDirectories(folder.resolve("acme"));
    }
    Files.writeString(own.resolve("acme/user.proto"), "");
    Files.writeString(unpacked.resolve("acme/common.proto"), "");
    Path jar = temp.resolve("library-1.0.jar");
    imports = new ImportPath(List.of(ImportRoot.of(own), new ImportRoot(unpacked, jar)));
  }

  @Test
  @DisplayName("a proto of a jar names the jar, whether protoc gives the import or the place")
  void jar() {
    String expected = temp.resolve("library-1.0.jar") + "!/acme/common.proto:[3,5] bad";
    assertEquals(expected, located("acme/common.proto"));
    assertEquals(expected, located(unpacked.resolve("acme/common.proto").toString()));
  }

  @Test
  @DisplayName("a proto of the project names the file")
  void folder() {
    String expected = own.resolve("acme/user.proto") + ":[3,5] bad";
    assertEquals(expected, located("acme/user.proto"));
    assertEquals(expected, located(own.resolve("acme/user.proto").toString()));
  }

  @Test
  @DisplayName("nothing that is known says what the tool said")
  void unknown() {
    assertEquals("nowhere.proto:[3,5] bad", located("nowhere.proto"));
  }

  @Test
  @DisplayName("what can be no file here says what the tool said")
  void noPath() {
    assertEquals("a\0b:[3,5] bad", located("a\0b")); // As is "--x_out: a.proto" on Windows.
  }

  private String located(String file) {
    Diagnostic diagnostic = new Diagnostic(Severity.ERROR, file, 3, 5, "bad");
    return imports.located(List.of(diagnostic)).get(0).toString();
  }
}
