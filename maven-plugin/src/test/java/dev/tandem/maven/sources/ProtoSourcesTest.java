package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The project's own protos")
class ProtoSourcesTest {
  @TempDir Path temp;

  @Test
  @DisplayName(
      "are found in all roots that exist, sorted, by the name under which they are imported")
  void found() throws IOException {
    Path one = temp.resolve("one");
    Path two = temp.resolve("two");
    file(one, "b/v1/b.proto");
    file(one, "a.proto");
    file(one, "notes.txt");
    file(two, "a/deep/x.proto");
    ProtoSources sources =
        new ProtoSources(
            List.of(one, two, temp.resolve("missing")), true, List.of("**/*.proto"), List.of());
    assertEquals(List.of(one, two), sources.existingRoots());
    assertEquals(
        List.of(
            new ProtoFile(one, "a.proto"),
            new ProtoFile(two, "a/deep/x.proto"),
            new ProtoFile(one, "b/v1/b.proto")),
        sources.find());
  }

  @Test
  @DisplayName("are those that are included and not excluded")
  void patterns() throws IOException {
    file(temp, "acme/a.proto");
    file(temp, "acme/internal/b.proto");
    file(temp, "other/c.proto");
    ProtoSources sources =
        new ProtoSources(List.of(temp), true, List.of("acme/**"), List.of("**/internal/**"));
    assertEquals(List.of(new ProtoFile(temp, "acme/a.proto")), sources.find());
  }

  @Test
  @DisplayName("are not in a folder with a link to itself, and the error says where it is")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void loop() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("acme/v1")).toRealPath();
    Path link = Files.createSymbolicLink(folder.resolve("loop"), folder.getParent());
    ProtoSources sources =
        new ProtoSources(List.of(temp.toRealPath()), true, List.of("**/*.proto"), List.of());
    assertEquals(
        link
            + " is a link to "
            + folder.getParent()
            + ", which it is in: there is no end to the protos; remove the link",
        assertThrows(IOException.class, sources::find).getMessage());
  }

  private static void file(Path root, String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
