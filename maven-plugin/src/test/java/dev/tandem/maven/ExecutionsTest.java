package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.maven.output.OutputPlace;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Executions of a goal")
class ExecutionsTest {
  private static final Path STATES = Path.of("target/tandem/generate");

  private final MavenProject project = new MavenProject();
  private final Plugin plugin = new Plugin();

  @Test
  @DisplayName("know each other, and which of them have run in the same build")
  void finished() {
    project.getBuild().setDirectory("target");
    plugin.setGroupId("dev.tandem");
    plugin.setArtifactId("tandem-maven-plugin");
    project.getBuild().addPlugin(plugin);
    add("public-api", "generate");
    add("internal", "generate");
    add("tests", "test-generate");

    OutputPlace first = place(1, "public-api");
    assertEquals(STATES.resolve("public-api"), first.stateDirectory());
    assertEquals(Set.of("public-api", "internal"), first.executions());
    assertEquals(Set.of(), first.finished());
    executions(1, "public-api").finish();
    assertEquals(Set.of("public-api"), place(1, "internal").finished());
    executions(1, "internal").finish();
    assertEquals(Set.of("public-api", "internal"), place(1, "public-api").finished());
    // The next build, with the same project.
    assertEquals(Set.of(), place(2, "internal").finished());
  }

  @Test
  @DisplayName(
      "that a pom has switched off are none of the project's: others look after their files")
  void switchedOff() {
    project.getBuild().setDirectory("target");
    plugin.setGroupId("dev.tandem");
    plugin.setArtifactId("tandem-maven-plugin");
    project.getBuild().addPlugin(plugin);
    add("a", "generate").setPhase("none");
    add("b", "generate").setPhase("");
    add("c", "generate").setPhase("process-sources");
    add("d", "generate");
    assertEquals(Set.of("c", "d"), place(1, "d").executions());
  }

  @Test
  @DisplayName("have a folder each, on every disk, whatever characters are in their ids")
  void folders() {
    project.getBuild().setDirectory("target");
    List<String> ids =
        List.of("a b", "a_b", "A b", "a:b", "Api", "api", "api.", "код", "сын", "..", ".", "", "b");
    Set<String> names = new HashSet<>();
    for (String id : ids) {
      Path folder = place(1, id).stateDirectory();
      assertEquals(STATES, folder.getParent(), id);
      // To Windows, a dot at the end is none; where case does not count, neither does it here.
      String name = folder.getFileName().toString();
      assertTrue(names.add(name.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "")), id);
      // Folders that users look into.
      assertEquals(Set.of("a_b", "api", "b").contains(id), name.equals(id), name);
    }
  }

  @Test
  @DisplayName("on the command line may do what another one has done")
  void commandLine() {
    project.getBuild().setDirectory("target");
    MojoExecution own =
        new MojoExecution(plugin, "generate", "default-cli") {
          @Override
          public Source getSource() {
            return Source.CLI;
          }
        };
    executions(1, "public-api").finish();
    Executions cli = new Executions(new Date(1), project, own);
    assertTrue(cli.isOfCommandLine());
    assertFalse(executions(1, "public-api").isOfCommandLine());
    assertEquals(Set.of(), cli.place(Path.of("out"), STATES).finished());
  }

  private PluginExecution add(String id, String goal) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.setGoals(List.of(goal));
    plugin.addExecution(execution);
    return execution;
  }

  private OutputPlace place(long build, String id) {
    return executions(build, id).place(Path.of("out"), STATES);
  }

  private Executions executions(long build, String id) {
    return new Executions(new Date(build), project, new MojoExecution(plugin, "generate", id));
  }
}
