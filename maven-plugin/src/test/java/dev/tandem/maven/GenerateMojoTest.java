package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.build.incremental.BuildContext;

@DisplayName("The goal (as Maven runs it: see it/maven)")
class GenerateMojoTest {
  @TempDir Path temp;
  private RecordedCalls ide;
  private RecordedCalls log;
  private GenerateMojo goal;

  @BeforeEach
  void project() throws Exception {
    ide = new RecordedCalls(temp);
    log = new RecordedCalls(temp);
    MavenProject project = new MavenProject();
    project.setFile(Files.writeString(temp.resolve("pom.xml"), "").toFile());
    project.getBuild().setDirectory(temp.resolve("target").toString());
    goal =
        new GenerateMojo(
            project,
            unused(RepositorySystem.class),
            () -> unused(MavenProjectHelper.class),
            () -> ide.of(BuildContext.class));
    goal.execution = new MojoExecution(new Plugin(), "generate", "default");
    Files.createDirectories(temp.resolve("src/main/proto"));
    Files.writeString(temp.resolve("src/main/proto/a.proto"), "");
    goal.setLog(log.of(Log.class));
    goal.includes = List.of("**/*.proto");
    set(GenerateMojo.class, goal, "outputDirectory", temp.resolve("out").toFile());
    set(GeneratorOptions.class, goal.options, "suffix", "A,B");
  }

  @Test
  @DisplayName("tells an IDE what is wrong, and knows its source folder nevertheless")
  void ide() throws Exception {
    MojoFailureException e = assertThrows(MojoFailureException.class, goal::execute);
    assertEquals("1 error, listed above", e.getMessage());
    String error = "options: the value of suffix must not have a comma: 'A,B'";
    assertEquals(List.of("error " + error), log.lines());
    assertEquals(
        List.of(
            "removeMessages pom.xml",
            "removeMessages " + Path.of("src/main/proto/a.proto"),
            "addMessage pom.xml 0 0 " + error + " " + BuildContext.SEVERITY_ERROR + " null"),
        ide.lines());
    assertTrue(goal.project.getCompileSourceRoots().contains(temp.resolve("out").toString()));
  }

  @Test
  @DisplayName("takes a source directory once, however often and however it is given")
  void sameFolder() throws Exception {
    Path folder = temp.resolve("src/main/proto");
    List<File> twice = List.of(folder.toFile(), folder.resolve("../../main/proto").toFile());
    set(GenerateMojo.class, goal, "sourceDirectories", twice);
    assertThrows(MojoFailureException.class, goal::execute);
    String proto = "removeMessages " + Path.of("src/main/proto/a.proto");
    assertEquals(List.of(proto), ide.lines().stream().filter(proto::equals).toList());
  }

  @Test
  @DisplayName("takes no notice of elements that are empty, such as properties without a value")
  void emptyElements() throws Exception {
    goal.includes = Collections.singletonList(null);
    goal.excludes = Collections.singletonList(null);
    goal.importPaths = Collections.singletonList(null);
    set(GenerateMojo.class, goal, "sourceDirectories", Collections.singletonList(null));
    assertThrows(MojoFailureException.class, goal::execute);
    assertTrue(ide.lines().contains("removeMessages " + Path.of("src/main/proto/a.proto")));
  }

  /** What Maven does with the elements of a configuration. */
  private static void set(Class<?> type, Object target, String name, Object value)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    field.set(target, value);
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            }));
  }
}
