package dev.tandem.maven;

import dev.tandem.maven.output.OutputPlace;
import dev.tandem.maven.output.StateFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** One execution of a goal, and the others of that goal in the project. */
final class Executions {
  private final MavenProject project;
  private final MojoExecution own;
  private final String key;
  private final String build;

  /**
   * The executions of the goal of one.
   *
   * @param start when the build began, if that is known
   */
  Executions(@Nullable Date start, MavenProject project, MojoExecution own) {
    this.project = project;
    this.own = own;
    this.key = "dev.tandem.finished." + own.getGoal();
    // An IDE keeps its projects from build to build.
    this.build = (start == null ? 0 : start.toInstant().toEpochMilli()) + "\n";
  }

  /**
   * Where this one puts its files.
   *
   * @param states a folder with one folder for each
   */
  OutputPlace place(Path output, Path states) {
    // What a goal on the command line undoes, the next build does again.
    List<String> finished = Arrays.asList(finished().split("\n"));
    return new OutputPlace(
        output,
        states.resolve(StateFolder.name(own.getExecutionId())),
        Path.of(project.getBuild().getDirectory()),
        present(),
        isOfCommandLine() ? Set.of() : Set.copyOf(finished.subList(1, finished.size())));
  }

  /** Whether this one is none of the project's. */
  boolean isOfCommandLine() {
    return own.getSource() == MojoExecution.Source.CLI;
  }

  /** Notes that this one has run in this build. */
  void finish() {
    project.setContextValue(key, finished() + StateFolder.name(own.getExecutionId()) + "\n");
  }

  private Set<String> present() {
    Set<String> names = new HashSet<>();
    Plugin plugin = project.getPlugin(own.getPlugin().getKey());
    if (plugin != null) {
      for (PluginExecution each : plugin.getExecutions()) {
        if (each.getGoals().contains(own.getGoal()) && !isSwitchedOff(each)) {
          names.add(StateFolder.name(each.getId()));
        }
      }
    }
    return names;
  }

  // To Maven, a phase that is not there, in which nothing runs: else nobody removes what it made.
  private static boolean isSwitchedOff(PluginExecution execution) {
    String phase = execution.getPhase();
    return phase != null && (phase.isBlank() || phase.equals("none"));
  }

  private String finished() {
    String known = (String) project.getContextValue(key);
    return known != null && known.startsWith(build) ? known : build;
  }
}
