package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Tells for each execution of {@code generate} and {@code test-generate} in the project what it
 * works with: which protoc, from where and with which digest; the protos, the folders and jars that
 * are searched for imports, and where each imported proto comes from; imports that are there twice;
 * the generator's options; and what the next run would do, and why. Nothing is generated. For
 * example {@code mvn tandem:explain}, or {@code mvn tandem:explain -pl service}.
 *
 * @since 0.1
 */
@Mojo(name = "explain", requiresDependencyCollection = ResolutionScope.TEST, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final BoundGoals goals;

  /** Called by Maven. */
  @Inject
  public ExplainMojo(LifecycleExecutor lifecycle, MavenPluginManager plugins) {
    this.goals = new BoundGoals(lifecycle, plugins);
  }

  @Override
  public void execute() throws MojoExecutionException {
    try {
      List<MojoExecution> found =
          goals.find(session, execution.getMojoDescriptor().getPluginDescriptor());
      if (found.isEmpty()) {
        getLog().info("tandem: no phase of this module's build runs generate or test-generate");
      }
      for (MojoExecution each : found) {
        getLog().info("tandem:" + each.getGoal() + " (execution " + each.getExecutionId() + ")");
        explain(each);
      }
    } catch (Exception e) {
      throw new MojoExecutionException("cannot explain: " + e.getMessage(), e);
    }
  }

  /** It shall help to find out what is wrong with the settings: so it tells, and does not fail. */
  private void explain(MojoExecution each) throws Exception {
    try {
      goals.configure(session, each, goal -> goal.explain().forEach(this::print));
    } catch (UserErrorException e) {
      for (Diagnostic diagnostic : e.diagnostics()) {
        getLog().warn(diagnostic.toString());
      }
    }
  }

  private void print(String line) {
    getLog().info("  " + line);
  }
}
