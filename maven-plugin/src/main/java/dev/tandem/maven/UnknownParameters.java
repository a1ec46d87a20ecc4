package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters that no goal has: Maven goes on without a misspelt one, before 3.9 without a
 * word. One of another goal is right where the goals share a configuration.
 */
final class UnknownParameters {
  private final MojoDescriptor goal;

  private UnknownParameters(MojoDescriptor goal) {
    this.goal = goal;
  }

  /**
   * Looks at what a project has for an execution.
   *
   * @throws UserErrorException with an error for each that is unknown
   */
  static void refuse(MavenProject project, MojoExecution execution) throws UserErrorException {
    UnknownParameters parameters = new UnknownParameters(execution.getMojoDescriptor());
    List<Diagnostic> errors = new ArrayList<>();
    if (configuration(project, execution) instanceof Xpp3Dom configuration) {
      for (Xpp3Dom parameter : configuration.getChildren()) {
        if (!parameters.areOfAnyGoal(parameter.getName())) {
          errors.add(parameters.error(parameter));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(errors);
    }
  }

  /** All of it, which Maven cuts down for the execution to what it knows. */
  private static @Nullable Object configuration(MavenProject project, MojoExecution execution) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    if (plugin == null) {
      return null; // Of a goal on the command line.
    }
    // Maven has put the plugin's into that of each of its executions.
    PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    return own == null ? plugin.getConfiguration() : own.getConfiguration();
  }

  private boolean areOfAnyGoal(String name) {
    if (goal.getParameterMap().containsKey(name)) {
      return true;
    }
    for (MojoDescriptor other : goal.getPluginDescriptor().getMojos()) {
      if (other.getParameterMap() != null && other.getParameterMap().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic error(Xpp3Dom parameter) {
    return Diagnostic.error(
        "%standem:%s has no parameter '%s'; it has %s"
            .formatted(
                place(parameter), goal.getGoal(), parameter.getName(), String.join(", ", names())));
  }

  /** Where it is, if that is known: the places of Maven 4 are of another class. */
  private static String place(Xpp3Dom parameter) {
    return parameter.getInputLocation() instanceof InputLocation place && place.getSource() != null
        ? "%s:[%d,%d] "
            .formatted(
                place.getSource().getLocation(), place.getLineNumber(), place.getColumnNumber())
        : "";
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : goal.getParameters()) {
      if (parameter.isEditable()) {
        names.add(parameter.getName());
      }
    }
    return names;
  }
}
