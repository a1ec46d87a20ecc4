package dev.tandem.maven.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A warning (here: an import that has two contents)")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the protoc of these tests is a script")
class WarningsTest {
  @TempDir Path temp;
  private Workspace project;

  @BeforeEach
  void create() throws Exception {
    project = new Workspace(temp);
    project.write("imports/common.proto", "1");
    project.write("imports/unused.proto", "1");
    project.write("sibling/common.proto", "2");
    project.write("sibling/unused.proto", "2");
    project.importPaths = List.of(temp.resolve("imports"));
    project.localRoots.add(temp.resolve("sibling"));
    project.proto("users", "Users.proto", List.of("User"), "common.proto");
  }

  @Test
  @DisplayName("is given by a run that generates, about imports only, and the build goes on")
  void warned() throws Exception {
    List<String> log = project.run();
    assertEquals(3, log.size(), log.toString());
    assertTrue(log.get(1).startsWith("import \"common.proto\" has two contents: "), log.get(1));
    assertEquals(List.of("tandem: nothing changed (6 files)"), project.run());
  }

  @Test
  @DisplayName("is given about a proto of the project that others import and a dependency has too")
  void own() throws Exception {
    // Nothing is made of it; what is known of it comes with the proto that imports it.
    project.write("proto/user.proto", "// empty\n");
    Files.write(temp.resolve("protoc.d/empty.set"), new byte[0]);
    Files.write(temp.resolve("protoc.d/empty.srcjar"), new byte[0]);
    project.write("sibling/user.proto", "other");
    project.proto("users2", "Users.proto", List.of("User"), "common.proto", "user.proto");
    assertTrue(project.run().get(2).startsWith("import \"user.proto\" has two contents: "));
  }

  @Test
  @DisplayName("fails each build with failOnWarning, before anything is written")
  void fails() throws Exception {
    project.run();
    Map<String, String> outputs = project.outputs();
    project.proto("users2", "Users.proto", List.of("Another"), "common.proto");
    project.failOnWarning = true;
    for (int build = 0; build < 2; build++) {
      UserErrorException e = assertThrows(UserErrorException.class, project::run);
      assertEquals("1 error, listed above", e.getMessage());
      assertEquals(
          List.of(false, true), e.diagnostics().stream().map(Diagnostic::isError).toList());
      assertEquals(outputs, project.outputs());
    }
    project.failOnWarning = false;
    assertEquals("tandem: the last run did not finish: generating", project.run().get(0));
  }

  @Test
  @DisplayName(
      "of an earlier run fails a build that is told to fail by then, though nothing changed")
  void later() throws Exception {
    project.run();
    project.failOnWarning = true;
    assertThrows(UserErrorException.class, project::run);
  }
}
