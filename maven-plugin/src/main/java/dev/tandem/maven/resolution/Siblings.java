package dev.tandem.maven.resolution;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** The modules of the running build, as dependencies of one of them. */
final class Siblings {
  private final Map<String, MavenProject> modules = new HashMap<>();

  Siblings(Collection<MavenProject> modules) {
    for (MavenProject module : modules) {
      this.modules.putIfAbsent(id(module), module);
    }
  }

  /** Whether a dependency is such a module. */
  boolean contain(Artifact dependency) {
    return modules.containsKey(id(dependency));
  }

  /** Where its protos are: its jar may not be there yet, or be of another day. */
  List<Path> protoRoots(Artifact dependency) {
    MavenProject module = modules.get(id(dependency));
    if (module == null) {
      return List.of();
    }
    return isTests(dependency) ? ProtoRoots.test().of(module) : ProtoRoots.main().of(module);
  }

  /** Its jar or its class folder; none before the phases that package and compile it. */
  Optional<Path> built(Artifact dependency) {
    MavenProject module = modules.get(id(dependency));
    if (module == null) {
      return Optional.empty();
    }
    File packaged = isTests(dependency) ? null : module.getArtifact().getFile();
    if (packaged != null && packaged.exists()) {
      return Optional.of(packaged.toPath());
    }
    File classes =
        new File(
            isTests(dependency)
                ? module.getBuild().getTestOutputDirectory()
                : module.getBuild().getOutputDirectory());
    return classes.isDirectory() ? Optional.of(classes.toPath()) : Optional.empty();
  }

  private static boolean isTests(Artifact dependency) {
    return "tests".equals(dependency.getClassifier());
  }

  private static String id(MavenProject module) {
    return module.getGroupId() + ":" + module.getArtifactId() + ":" + module.getVersion();
  }

  private static String id(Artifact dependency) {
    return dependency.getGroupId()
        + ":"
        + dependency.getArtifactId()
        + ":"
        + dependency.getBaseVersion();
  }
}
