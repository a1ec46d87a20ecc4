package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The descriptor set")
class DescriptorAttachmentTest {
  @TempDir Path temp;
  private final MavenProject project = new MavenProject();
  private RecordedCalls calls;
  private Path file;

  @BeforeEach
  void create() throws IOException {
    calls = new RecordedCalls(temp);
    file = Files.writeString(temp.resolve("a.protobin"), "");
    project.setGroupId("g");
    project.setArtifactId("a");
  }

  @Test
  @DisplayName("of the main code is attached as it is, that of the tests with a classifier")
  void scopes() throws UserErrorException {
    attachment(Scope.MAIN).attach(file, false);
    attachment(Scope.TEST).attach(file, false);
    assertEquals(
        List.of(
            "attachArtifact " + project + " protobin  a.protobin",
            "attachArtifact " + project + " protobin test a.protobin"),
        calls.lines());
  }

  @Test
  @DisplayName("is not attached if there is none, or once more if it is by now")
  void nothingToDo() throws UserErrorException {
    attachment(Scope.MAIN).attach(temp.resolve("none.protobin"), false);
    attached("protobin", null, file);
    attachment(Scope.MAIN).attach(file, false);
    assertEquals(List.of(), calls.lines());
  }

  @Test
  @DisplayName("of a second execution is refused: both would have the same name")
  void second() throws Exception {
    Files.writeString(temp.resolve("other"), "");
    attached("protobin", "test", temp.resolve("other"));
    attached("jar", null, temp.resolve("other"));
    attachment(Scope.MAIN).attach(file, false);
    assertEquals(1, calls.lines().size());
    UserErrorException e =
        assertThrows(UserErrorException.class, () -> attachment(Scope.TEST).attach(file, false));
    String message = e.diagnostics().get(0).message();
    assertTrue(message.contains(temp.resolve("other") + " is attached already"), message);
  }

  @Test
  @DisplayName("of a goal on the command line gives way to that of the project's own execution")
  void commandLine() throws Exception {
    Path own = Files.writeString(temp.resolve("own.protobin"), "");
    // mvn tandem:generate compile: the second execution has taken over what the first one made.
    attached("protobin", null, file);
    Files.delete(file);
    attachment(Scope.MAIN).attach(own, false);
    assertEquals(own.toFile(), project.getAttachedArtifacts().get(0).getFile());
    // mvn compile tandem:generate
    attachment(Scope.MAIN).attach(Files.writeString(file, ""), true);
    assertEquals(own.toFile(), project.getAttachedArtifacts().get(0).getFile());
    assertEquals(1, project.getAttachedArtifacts().size());
    assertEquals(List.of(), calls.lines());
  }

  private DescriptorAttachment attachment(Scope scope) {
    return new DescriptorAttachment(calls.of(MavenProjectHelper.class), project, scope);
  }

  private void attached(String type, String classifier, Path path) {
    DefaultArtifact artifact =
        new DefaultArtifact(
            "g", "a", "1", "compile", type, classifier, new DefaultArtifactHandler(type));
    artifact.setFile(path.toFile());
    project.getAttachedArtifacts().add(artifact);
  }
}
