package dev.tandem.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Copies of protos for the jar")
class CopiedProtosTest {
  @TempDir Path temp;
  private Path target;
  private Path classes;

  @BeforeEach
  void create() throws IOException {
    target = temp.resolve("target");
    classes = target.resolve("classes");
    for (String name : List.of("a/a.proto", "a/b/b.proto", "mine.proto")) {
      copy(classes.resolve(name));
    }
  }

  @Test
  @DisplayName("go with their protos, and nobody else's do")
  void gone() throws IOException {
    copies().sync(classes, Set.of());
    assertFalse(Files.exists(target.resolve("state")));
    assertFalse(copies().areKnown());
    copies().sync(classes, Set.of("a/a.proto", "a/b/b.proto"));
    assertTrue(copies().areKnown());
    assertEquals(List.of("a/a.proto", "a/b/b.proto", "mine.proto"), names());
    copies().sync(classes, Set.of("a/a.proto"));
    assertEquals(List.of("a/a.proto", "mine.proto"), names());
    assertFalse(Files.exists(classes.resolve("a/b")));
    // They are not to be in the jar any more.
    copies().removeAll();
    assertEquals(List.of("mine.proto"), names());
    assertFalse(copies().areKnown());
  }

  @Test
  @DisplayName("go from another folder than before, if it is one that is cleaned")
  void otherFolder() throws IOException {
    copies().sync(classes, Set.of("a/a.proto"));
    Path other = temp.resolve("webapp/classes");
    copies().sync(other, Set.of("a/a.proto"));
    assertEquals(List.of("a/b/b.proto", "mine.proto"), names());
    copy(other.resolve("a/a.proto"));
    copies().sync(classes, Set.of());
    assertTrue(Files.exists(other.resolve("a/a.proto")));
  }

  @Test
  @DisplayName("go with an execution that the project does not have any more")
  void abandoned() throws IOException {
    new CopiedProtos(target.resolve("state/old"), target).sync(classes, Set.of("a/a.proto"));
    Path state = target.resolve("state/new");
    OutputPlace place =
        new OutputPlace(target.resolve("out"), state, target, Set.of("new"), Set.of());
    new OutputDirectory(place).sync(new GeneratedFiles());
    assertEquals(List.of("a/b/b.proto", "mine.proto"), names());
  }

  private CopiedProtos copies() {
    return new CopiedProtos(target.resolve("state/new"), target);
  }

  private static void copy(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
