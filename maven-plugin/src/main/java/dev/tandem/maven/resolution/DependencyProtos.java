package dev.tandem.maven.resolution;

import dev.tandem.maven.protoc.ProtocVersion;
import dev.tandem.maven.sources.ImportCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.DefaultArtifact;

/** The protos that the project's dependencies bring. */
final class DependencyProtos {
  private static final String GROUP = "com.google.protobuf";
  private static final String PROTOBUF_JAVA = "protobuf-java";

  /** Both are released together, with one version. */
  private static final Set<String> PROTOBUF_RUNTIMES = Set.of(PROTOBUF_JAVA, "protobuf-javalite");

  private final List<Artifact> dependencies;
  private final Map<String, MavenProject> reactor;
  private final ArtifactResolver artifacts;
  private final ImportCache cache;

  /**
   * The protos of these.
   *
   * @param dependencies what Maven collected: known by name, perhaps not by file
   * @param reactor the modules of this build
   */
  DependencyProtos(
      Collection<Artifact> dependencies,
      Collection<MavenProject> reactor,
      ArtifactResolver artifacts,
      ImportCache cache) {
    this.dependencies =
        dependencies.stream()
            .filter(each -> each.getArtifactHandler().isAddedToClasspath())
            .toList();
    this.reactor =
        reactor.stream()
            .collect(Collectors.toMap(DependencyProtos::id, Function.identity(), (a, b) -> a));
    this.artifacts = artifacts;
    this.cache = cache;
  }

  /** The version of protobuf-java or of its lite runtime, if it is a dependency. */
  Optional<String> protobufJava() {
    return dependencies.stream()
        .filter(DependencyProtos::isProtobufRuntime)
        .map(Artifact::getBaseVersion)
        .findFirst();
  }

  /** The folders to import from, in the order of the class path, Google's own types first. */
  List<Path> roots() throws IOException {
    List<Path> roots = new ArrayList<>();
    List<org.eclipse.aether.artifact.Artifact> jars = new ArrayList<>();
    // Shaded jars carry old copies of google/protobuf/*.proto: the original must be found first.
    jars.add(wellKnownTypes());
    for (Artifact dependency : dependencies) {
      List<Path> siblings = rootsInReactor(dependency);
      roots.addAll(siblings);
      if (siblings.isEmpty() && !isProtobufRuntime(dependency) && canBeResolved(dependency)) {
        jars.add(RepositoryUtils.toArtifact(dependency));
      }
    }
    for (Path jar : artifacts.resolve(jars)) {
      cache.protosOf(jar).ifPresent(roots::add);
    }
    return roots;
  }

  private org.eclipse.aether.artifact.Artifact wellKnownTypes() {
    return new DefaultArtifact(
        GROUP, PROTOBUF_JAVA, "jar", protobufJava().orElse(ProtocVersion.DEFAULT));
  }

  /** The sources of a module of this build: its jar may not be there yet, or be of another day. */
  private List<Path> rootsInReactor(Artifact dependency) {
    MavenProject module = reactor.get(id(dependency));
    if (module == null) {
      return List.of();
    }
    return isTests(dependency) ? ProtoRoots.test().of(module) : ProtoRoots.main().of(module);
  }

  /** Not so before the phases that compile and package a module: then it has no protos for us. */
  private boolean canBeResolved(Artifact dependency) {
    MavenProject module = reactor.get(id(dependency));
    if (module == null) {
      return true;
    }
    File packaged = module.getArtifact().getFile();
    String classes =
        isTests(dependency)
            ? module.getBuild().getTestOutputDirectory()
            : module.getBuild().getOutputDirectory();
    return (packaged != null && packaged.exists()) || new File(classes).isDirectory();
  }

  private static boolean isTests(Artifact dependency) {
    return "tests".equals(dependency.getClassifier());
  }

  private static boolean isProtobufRuntime(Artifact dependency) {
    return GROUP.equals(dependency.getGroupId())
        && PROTOBUF_RUNTIMES.contains(dependency.getArtifactId());
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
