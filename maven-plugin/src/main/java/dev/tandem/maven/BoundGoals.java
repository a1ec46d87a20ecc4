package dev.tandem.maven;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.resolver.filter.CumulativeScopeArtifactFilter;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.LifecyclePhaseNotFoundException;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The executions of this plugin's goals that a module's build would run, configured as they would
 * be: by the plugin's configuration, the execution's own, properties and defaults.
 */
final class BoundGoals {
  private static final Set<String> GOALS = Set.of("generate", "test-generate");
  // The last phase that either goal is usually bound to. To plan more takes more plugins.
  private static final String PHASE = "process-test-sources";

  private final LifecycleExecutor lifecycle;
  private final MavenPluginManager plugins;

  BoundGoals(LifecycleExecutor lifecycle, MavenPluginManager plugins) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
  }

  /** Finds them in the module that is being built. */
  List<MojoExecution> find(MavenSession session, PluginDescriptor own) throws Exception {
    Map<String, MojoExecution> found = new LinkedHashMap<>();
    addThoseUntil(PHASE, found, session, own);
    for (String phase : phases(session.getCurrentProject(), own, found.keySet())) {
      try {
        addThoseUntil(phase, found, session, own);
      } catch (LifecyclePhaseNotFoundException e) {
        // "none", for example, in which nothing runs.
      }
    }
    return List.copyOf(found.values());
  }

  private void addThoseUntil(
      String phase, Map<String, MojoExecution> found, MavenSession session, PluginDescriptor own)
      throws Exception {
    for (MojoExecution execution :
        lifecycle.calculateExecutionPlan(session, phase).getMojoExecutions()) {
      if (own.getGroupId().equals(execution.getGroupId())
          && own.getArtifactId().equals(execution.getArtifactId())
          && GOALS.contains(execution.getGoal())) {
        // This very plugin: with its classes, which are loaded already.
        execution.getMojoDescriptor().setPluginDescriptor(own);
        found.putIfAbsent(key(execution.getGoal(), execution.getExecutionId()), execution);
      }
    }
  }

  /** The phases that the pom names for other executions. */
  private static Set<String> phases(MavenProject project, PluginDescriptor own, Set<String> found) {
    Set<String> phases = new LinkedHashSet<>();
    Plugin plugin = project.getPlugin(own.getPluginLookupKey());
    for (PluginExecution each :
        plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
      for (String goal : each.getGoals()) {
        if (each.getPhase() != null
            && GOALS.contains(goal)
            && !found.contains(key(goal, each.getId()))) {
          phases.add(each.getPhase());
        }
      }
    }
    return phases;
  }

  private static String key(String goal, String executionId) {
    return goal + " " + executionId;
  }

  /** What to do with a goal. */
  interface Visitor {
    void visit(AbstractGenerateMojo goal) throws Exception;
  }

  /** Configures the goal of an execution, which is not run, but sees what it would if it were. */
  void configure(MavenSession session, MojoExecution execution, Visitor visitor) throws Exception {
    AbstractGenerateMojo goal =
        (AbstractGenerateMojo) plugins.getConfiguredMojo(Mojo.class, session, execution);
    MavenProject project = session.getCurrentProject();
    showDependencies(project, execution.getMojoDescriptor().getDependencyCollectionRequired());
    try {
      visitor.visit(goal);
    } finally {
      showDependencies(project, Artifact.SCOPE_TEST);
      plugins.releaseMojo(goal, execution);
    }
  }

  // Maven has collected them for the goal that is run, and shows a project those of its scope: with
  // the dependencies of tests, generate would differ from its last run.
  private static void showDependencies(MavenProject project, String scope) {
    project.setArtifactFilter(new CumulativeScopeArtifactFilter(List.of(scope)));
  }
}
