package dev.tandem.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plugin's files")
class PluginFilesTest {
  @Test
  @DisplayName("are its jar and what a pom adds, the same for each version of Maven")
  void parts() {
    Artifact own = artifact("dev.tandem", "tandem-maven-plugin");
    Artifact added = artifact("com.acme", "plexus-utils");
    Artifact ofMaven = artifact("org.codehaus.plexus", "plexus-utils");
    Artifact unresolved = artifact("com.acme", "unresolved");
    unresolved.setFile(null);
    assertEquals(
        List.of(Path.of("tandem-maven-plugin.jar"), Path.of("plexus-utils.jar")),
        PluginFiles.of(List.of(own, added, ofMaven, unresolved)));
  }

  private static Artifact artifact(String group, String name) {
    Artifact artifact =
        new DefaultArtifact(
            group, name, "1", "runtime", "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(Path.of(name + ".jar").toFile());
    return artifact;
  }
}
