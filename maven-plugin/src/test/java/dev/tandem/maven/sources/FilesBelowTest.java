package dev.tandem.maven.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files below a folder")
class FilesBelowTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    // Nothing in its path is a link, as in those that the system tells of open files.
    root = Files.createDirectory(temp.toRealPath().resolve("root"));
  }

  @Test
  @DisplayName("are those in folders of any depth, and not the folders")
  void all() throws IOException {
    assertEquals(
        Set.of(file("a.proto"), file("one/b.proto"), file("one/two/three/c.proto")), below());
  }

  @Test
  @DisplayName("are also those to which a link leads, by the name of the link")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void links() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolveSibling("elsewhere"));
    Path target = Files.createFile(elsewhere.resolve("x.proto"));
    Files.createSymbolicLink(root.resolve("folder"), elsewhere);
    Files.createSymbolicLink(root.resolve("file.proto"), target);
    Files.createSymbolicLink(root.resolve("gone.proto"), elsewhere.resolve("none.proto"));
    assertEquals(Set.of(root.resolve("folder/x.proto"), root.resolve("file.proto")), below());
  }

  @Test
  @DisplayName("have an end, if a folder can be reached in two ways")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void twoWays() throws IOException {
    Path file = file("one/a.proto");
    Files.createSymbolicLink(root.resolve("two"), root.resolve("one"));
    assertEquals(Set.of(file, root.resolve("two/a.proto")), below());
  }

  @Test
  @DisplayName("have none, if two links lead back to one another")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void loopOfTwo() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolveSibling("elsewhere"));
    Files.createSymbolicLink(root.resolve("there"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("back"), root);
    assertEquals(
        root.resolve("there/back")
            + " is a link to "
            + root
            + ", which it is in: there is no end to the protos; remove the link",
        assertThrows(IOException.class, this::below).getMessage());
  }

  @Test
  @DisplayName("are looked at while no folder is open")
  @EnabledOnOs(OS.LINUX)
  void noFolderIsOpen() throws IOException {
    file("a.proto");
    file("one/b.proto");
    file("one/two/c.proto");
    List<Path> open = new ArrayList<>();
    FilesBelow.forEach(root, file -> open.addAll(openBelowRoot()));
    assertEquals(List.of(), open);
  }

  private List<Path> openBelowRoot() {
    try (Stream<Path> descriptors = Files.list(OPEN_FILES)) {
      return descriptors.map(FilesBelowTest::open).filter(file -> file.startsWith(root)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path open(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      // The JVM's own threads open and close files too.
      return descriptor;
    }
  }

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private Set<Path> below() throws IOException {
    Set<Path> files = new TreeSet<>();
    FilesBelow.forEach(root, files::add);
    return files;
  }
}
