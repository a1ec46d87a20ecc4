package dev.tandem.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The executions of this plugin's goals that a module's build would run, configured as they would
 * be: by the plugin's configuration, the execution's own, properties and defaults.
 */
final class BoundGoals {
  private static final Set<String> GOALS = Set.of("generate", "test-generate");
  // The last phase that either goal is usually bound to.
  private static final String PHASE = "process-test-sources";

  private final LifecycleExecutor lifecycle;
  private final MavenPluginManager plugins;

  BoundGoals(LifecycleExecutor lifecycle, MavenPluginManager plugins) {
    this.lifecycle = lifecycle;
    this.plugins = plugins;
  }

  /** Finds them in the module that is being built. */
  List<MojoExecution> find(MavenSession session, PluginDescriptor own) throws Exception {
    List<MojoExecution> found = new ArrayList<>();
    for (MojoExecution execution :
        lifecycle.calculateExecutionPlan(session, PHASE).getMojoExecutions()) {
      if (own.getGroupId().equals(execution.getGroupId())
          && own.getArtifactId().equals(execution.getArtifactId())
          && GOALS.contains(execution.getGoal())) {
        // This very plugin: with its classes, which are loaded already.
        execution.getMojoDescriptor().setPluginDescriptor(own);
        found.add(execution);
      }
    }
    return found;
  }

  /** What to do with a goal. */
  interface Visitor {
    void visit(AbstractGenerateMojo goal) throws Exception;
  }

  /** Configures the goal of an execution, which is not run. */
  void configure(MavenSession session, MojoExecution execution, Visitor visitor) throws Exception {
    AbstractGenerateMojo goal =
        (AbstractGenerateMojo) plugins.getConfiguredMojo(Mojo.class, session, execution);
    try {
      visitor.visit(goal);
    } finally {
      plugins.releaseMojo(goal, execution);
    }
  }
}
