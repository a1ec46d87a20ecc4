package dev.tandem.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;

/** The jars of which this plugin consists in a build. */
final class PluginFiles {
  private PluginFiles() {}

  /** This plugin, our generator if it is not in one jar with it, and what the user's pom adds. */
  static List<Path> of(List<Artifact> parts) {
    List<Path> files = new ArrayList<>();
    for (Artifact part : parts) {
      if (part.getFile() != null && !isOfMaven(part)) {
        files.add(part.getFile().toPath());
      }
    }
    return files;
  }

  // Maven before 3.9 adds it to each plugin; what we need of it is in our own jar.
  private static boolean isOfMaven(Artifact part) {
    return "org.codehaus.plexus".equals(part.getGroupId())
        && "plexus-utils".equals(part.getArtifactId());
  }
}
