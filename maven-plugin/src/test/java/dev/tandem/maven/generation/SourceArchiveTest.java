package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The archive of protoc and its plugins")
class SourceArchiveTest {
  @TempDir Path temp;

  @Test
  @DisplayName("is added to what our generator made")
  void added() throws Exception {
    GeneratedFiles files = new GeneratedFiles();
    files.add("com/acme/Users.java", new byte[] {1});
    SourceArchive.addTo(files, archive("com/", "com/acme/User.java"));
    assertEquals(Set.of("com/acme/User.java", "com/acme/Users.java"), files.contents().keySet());
    assertArrayEquals(
        "com/acme/User.java".getBytes(StandardCharsets.UTF_8),
        files.contents().get("com/acme/User.java"));
  }

  @Test
  @DisplayName("must not have a file that our generator made too: each is named")
  void clash() throws Exception {
    GeneratedFiles files = new GeneratedFiles();
    files.add("A.java", new byte[] {1});
    files.add("C.java", new byte[] {1});
    Path archive = archive("A.java", "B.java", "C.java");
    List<String> errors =
        assertThrows(UserErrorException.class, () -> SourceArchive.addTo(files, archive))
            .diagnostics()
            .stream()
            .map(Diagnostic::message)
            .toList();
    assertEquals(2, errors.size());
    assertEquals(
        "C.java is made by Tandem's generator and by a native plugin; give Tandem's types other"
            + " names with <options><suffix>, or do without the plugin",
        errors.get(1));
  }

  private Path archive(String... names) throws IOException {
    Path file = temp.resolve("messages.srcjar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
