package dev.tandem.maven.resolution;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Build;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

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

  /**
   * Where its protos are: its jar may not be there yet, or be of another day. If it has folders for
   * them, those of its resources count too, which go into the same jar.
   */
  List<Path> protoRoots(Artifact dependency) {
    MavenProject module = modules.get(id(dependency));
    if (module == null) {
      return List.of();
    }
    ProtoRoots protos = isTests(dependency) ? ProtoRoots.test() : ProtoRoots.main();
    Set<Path> roots = new LinkedHashSet<>(protos.of(module));
    if (!roots.isEmpty()) {
      roots.addAll(resources(dependency));
    }
    return List.copyOf(roots);
  }

  /** The folders of its resources: where else its protos may be before it was ever built. */
  List<Path> resources(Artifact dependency) {
    MavenProject module = modules.get(id(dependency));
    if (module == null) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>();
    for (Resource each : isTests(dependency) ? module.getTestResources() : module.getResources()) {
      Path folder = module.getBasedir().toPath().resolve(each.getDirectory()).normalize();
      if (each.getTargetPath() == null && Files.isDirectory(folder)) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /**
   * Its jar or its class folder, which may be those of an earlier build; none before the phases
   * that package and compile it for the first time.
   */
  Optional<Path> built(Artifact dependency) {
    MavenProject module = modules.get(id(dependency));
    if (module == null) {
      return Optional.empty();
    }
    Build build = module.getBuild();
    boolean tests = isTests(dependency);
    File packaged = tests ? null : packaged(module, dependency.getClassifier());
    if (packaged != null && packaged.exists()) {
      return Optional.of(packaged.toPath());
    }
    File classes = new File(tests ? build.getTestOutputDirectory() : build.getOutputDirectory());
    return classes.isDirectory() ? Optional.of(classes.toPath()) : Optional.empty();
  }

  private static @Nullable File packaged(MavenProject module, @Nullable String classifier) {
    for (Artifact attached : module.getAttachedArtifacts()) {
      if (attached.hasClassifier() && attached.getClassifier().equals(classifier)) {
        return attached.getFile();
      }
    }
    return module.getArtifact().getFile();
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
