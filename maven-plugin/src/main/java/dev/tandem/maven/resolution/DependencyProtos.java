package dev.tandem.maven.resolution;

import dev.tandem.maven.protoc.ProtocVersion;
import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/** The protos that the project's dependencies bring. */
final class DependencyProtos {
  private static final String GROUP = "com.google.protobuf";
  private static final String PROTOBUF_JAVA = "protobuf-java";

  /** Both are released together, with one version. */
  private static final Set<String> PROTOBUF_RUNTIMES = Set.of(PROTOBUF_JAVA, "protobuf-javalite");

  private final List<Artifact> dependencies;
  private final Siblings siblings;
  private final ArtifactResolver artifacts;
  private final ImportCache cache;

  /**
   * The protos of these.
   *
   * @param dependencies what Maven collected: known by name, perhaps not by file
   */
  DependencyProtos(
      Collection<Artifact> dependencies,
      Siblings siblings,
      ArtifactResolver artifacts,
      ImportCache cache) {
    this.dependencies =
        dependencies.stream()
            .filter(each -> each.getArtifactHandler().isAddedToClasspath())
            .toList();
    this.siblings = siblings;
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
      List<Path> folders = siblings.protoRoots(dependency);
      roots.addAll(folders);
      if (folders.isEmpty() && !isProtobufRuntime(dependency) && canBeResolved(dependency)) {
        jars.add(RepositoryUtils.toArtifact(dependency));
      }
    }
    for (Path jar : artifacts.resolve(jars)) {
      cache.protosOf(jar).ifPresent(roots::add);
    }
    return roots;
  }

  /** Those of them that are of this build, and need no resolving. */
  List<Path> localRoots() throws IOException {
    List<Path> roots = new ArrayList<>();
    for (Artifact dependency : dependencies) {
      List<Path> folders = siblings.protoRoots(dependency);
      roots.addAll(folders);
      Optional<Path> built = folders.isEmpty() ? siblings.built(dependency) : Optional.empty();
      if (built.isPresent()) {
        cache.protosOf(built.get()).ifPresent(roots::add);
      }
    }
    return roots;
  }

  /** What is known of all of them without resolving any. */
  List<Fact> facts() throws IOException {
    return new DependencyFacts(siblings, artifacts).of(dependencies);
  }

  private org.eclipse.aether.artifact.Artifact wellKnownTypes() {
    return new DefaultArtifact(
        GROUP, PROTOBUF_JAVA, "jar", protobufJava().orElse(ProtocVersion.DEFAULT));
  }

  /** Not so before the phases that compile and package a module: then it has no protos for us. */
  private boolean canBeResolved(Artifact dependency) {
    return !siblings.contain(dependency) || siblings.built(dependency).isPresent();
  }

  private static boolean isProtobufRuntime(Artifact dependency) {
    return GROUP.equals(dependency.getGroupId())
        && PROTOBUF_RUNTIMES.contains(dependency.getArtifactId());
  }
}
