package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.util.List;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parameters that no goal has")
class UnknownParametersTest {
  private final MavenProject project = new MavenProject();
  private final Plugin plugin = new Plugin();
  private final MojoDescriptor generate;

  UnknownParametersTest() throws Exception {
    plugin.setGroupId("dev.tandem");
    plugin.setArtifactId("tandem-maven-plugin");
    project.getBuild().addPlugin(plugin);
    PluginDescriptor goals = new PluginDescriptor();
    goals.setPlugin(plugin);
    generate = goal(goals, "generate", "includes", "excludes");
    goal(goals, "help", "detail");
    Parameter session = new Parameter();
    session.setName("session");
    session.setEditable(false);
    generate.addParameter(session);
  }

  @Test
  @DisplayName("are refused with their positions and with the parameters that there are")
  void refused() {
    Xpp3Dom exclude = new Xpp3Dom("exclude");
    InputSource pom = new InputSource();
    pom.setLocation("pom.xml");
    exclude.setInputLocation(new InputLocation(12, 7, pom));
    configure("public-api", exclude, new Xpp3Dom("include"), new Xpp3Dom("includes"));

    UserErrorException e = assertThrows(UserErrorException.class, () -> refuse("public-api"));
    assertEquals(
        List.of(
            "pom.xml:[12,7] tandem:generate has no parameter 'exclude'; it has excludes, includes",
            "tandem:generate has no parameter 'include'; it has excludes, includes"),
        e.diagnostics().stream().map(Object::toString).toList());
  }

  @Test
  @DisplayName("are not those of other goals, nor of other executions")
  void known() {
    configure("public-api", new Xpp3Dom("detail"), new Xpp3Dom("includes"));
    configure("internal", new Xpp3Dom("include"));
    assertDoesNotThrow(() -> refuse("public-api"));
    // It has the plugin's own, of which there is none.
    assertDoesNotThrow(() -> refuse("default-cli"));
    assertThrows(UserErrorException.class, () -> refuse("internal"));
    // A goal on the command line of a project without the plugin.
    assertDoesNotThrow(() -> UnknownParameters.refuse(new MavenProject(), execution("internal")));
  }

  private static MojoDescriptor goal(PluginDescriptor goals, String name, String... parameters)
      throws Exception {
    MojoDescriptor goal = new MojoDescriptor();
    goal.setGoal(name);
    for (String each : parameters) {
      Parameter parameter = new Parameter();
      parameter.setName(each);
      goal.addParameter(parameter);
    }
    goal.setPluginDescriptor(goals);
    goals.addMojo(goal);
    return goal;
  }

  private void configure(String id, Xpp3Dom... parameters) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    for (Xpp3Dom parameter : parameters) {
      configuration.addChild(parameter);
    }
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.setConfiguration(configuration);
    plugin.addExecution(execution);
  }

  private void refuse(String id) throws UserErrorException {
    UnknownParameters.refuse(project, execution(id));
  }

  private MojoExecution execution(String id) {
    MojoExecution execution = new MojoExecution(plugin, "generate", id);
    execution.setMojoDescriptor(generate);
    return execution;
  }
}
