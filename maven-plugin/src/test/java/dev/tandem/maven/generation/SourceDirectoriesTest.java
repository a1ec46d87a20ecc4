package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A source directory")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class SourceDirectoriesTest {
  @TempDir Path temp;
  private Workspace project;
  private Path proto;

  @BeforeEach
  void prepare() throws IOException {
    project = new Workspace(temp);
    project.proto("users", "common/Users.proto", List.of("User"));
    proto = temp.resolve("proto");
  }

  @Test
  @DisplayName("is not within another one, in whichever order they are given")
  void within() {
    Path common = proto.resolve("common");
    List<String> expected = List.of(error(common, proto));
    assertEquals(expected, errors(proto, common));
    assertEquals(expected, errors(common, proto));
  }

  @Test
  @DisplayName("is not within another one by a link")
  void link() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), proto.resolve("common"));
    assertEquals(List.of(error(link, proto)), errors(link, proto));
  }

  @Test
  @DisplayName("may be beside another one whose name it begins with")
  void beside() throws IOException {
    project.sources = List.of(proto, Files.createDirectories(temp.resolve("protobuf")));
    assertDoesNotThrow(project::run);
  }

  @Test
  @DisplayName("that the user names and that is missing is a warning of each run")
  void missing() throws Exception {
    Path missing = temp.resolve("protos");
    String warning = "sourceDirectories: " + missing + " is missing";
    project.configured = true;
    project.sources = List.of(missing);
    assertEquals(List.of(warning, "tandem: no .proto files in [" + missing + "]"), project.run());
    project.sources = List.of(proto, missing);
    assertEquals(warning, project.run().get(1));
    assertEquals(List.of(warning, "tandem: nothing changed (6 files)"), project.run());
    project.failOnWarning = true;
    assertEquals(
        List.of(warning, "failOnWarning: the build fails because of the warnings above"),
        errors(proto, missing));
    project.configured = false;
    assertEquals("tandem: failOnWarning changed: generating", project.run().get(0));
  }

  @Test
  @DisplayName("that the user names is not a file")
  void file() {
    Path file = proto.resolve("common/Users.proto");
    project.configured = true;
    assertEquals(
        List.of("sourceDirectories: " + file + " is not a directory"), errors(proto, file));
  }

  private static String error(Path inner, Path outer) {
    return "sourceDirectories: %s is within %s, so that its protos would be compiled twice, under two names; leave one of the two out; imports are then relative to the other one"
        .formatted(inner, outer);
  }

  private List<String> errors(Path... sources) {
    project.sources = List.of(sources);
    return assertThrows(UserErrorException.class, project::run).diagnostics().stream()
        .map(Diagnostic::toString)
        .toList();
  }
}
