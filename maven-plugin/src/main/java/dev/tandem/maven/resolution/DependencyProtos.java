package dev.tandem.maven.resolution;

import dev.tandem.maven.protoc.ProtocVersion;
import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
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
  private static final String LITE = "protobuf-javalite";

  /** Both are released together, with one version. */
  private static final Set<String> PROTOBUF_RUNTIMES = Set.of(PROTOBUF_JAVA, LITE);

  private final List<Artifact> dependencies = new ArrayList<>();
  private final String runtime;
  private final Siblings siblings;
  private final ArtifactResolver artifacts;
  private final Path unpacked;

  /**
   * The protos of these.
   *
   * @param dependencies what Maven collected: known by name, perhaps not by file
   * @param lite which of protobuf's runtimes the messages are for
   * @param unpacked where those go that are in jars of other modules, which are others in each
   *     build
   */
  DependencyProtos(
      Collection<Artifact> dependencies,
      boolean lite,
      Siblings siblings,
      ArtifactResolver artifacts,
      Path unpacked) {
    for (Artifact dependency : dependencies) {
      if (dependency.getArtifactHandler().isAddedToClasspath()) {
        this.dependencies.add(dependency);
      }
    }
    this.runtime = lite ? LITE : PROTOBUF_JAVA;
    this.siblings = siblings;
    this.artifacts = artifacts;
    this.unpacked = unpacked;
  }

  /** The version of the runtime that messages are for; of the other one, if only that is there. */
  Optional<String> protobufJava() {
    String found = null;
    for (Artifact dependency : dependencies) {
      if (isProtobufRuntime(dependency)
          && (found == null || dependency.getArtifactId().equals(runtime))) {
        found = dependency.getBaseVersion();
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Where to import from, in the order of the class path, but Google's own types first.
   *
   * @param published looks up those that are in repositories
   */
  List<ImportRoot> roots(PublishedProtos published) throws IOException {
    List<org.eclipse.aether.artifact.Artifact> jars = new ArrayList<>();
    // Shaded jars carry old copies of google/protobuf/*.proto: the original must be found first.
    jars.add(wellKnownTypes());
    for (Artifact dependency : dependencies) {
      if (isResolved(dependency)) {
        jars.add(RepositoryUtils.toArtifact(dependency));
      }
    }
    Iterator<Optional<ImportRoot>> ofJars = published.of(jars).iterator();
    List<ImportRoot> roots = new ArrayList<>();
    addIfAny(ofJars.next(), roots);
    for (Artifact dependency : dependencies) {
      if (isResolved(dependency)) {
        addIfAny(ofJars.next(), roots);
      } else {
        roots.addAll(ofSibling(dependency));
      }
    }
    return roots;
  }

  /**
   * Nothing of these is resolved: in a build that ends before its jar is made, Maven would look for
   * the jar of a module in the repositories.
   */
  private List<ImportRoot> ofSibling(Artifact dependency) throws IOException {
    List<ImportRoot> roots = new ArrayList<>();
    List<Path> folders = siblings.protoRoots(dependency);
    if (folders.isEmpty()) {
      Optional<Path> built = siblings.built(dependency);
      if (built.isPresent()) {
        addIfAny(new ImportCache(List.of(unpacked)).protosOf(built.get()), roots);
        return roots;
      }
      folders = siblings.resources(dependency);
    }
    for (Path folder : folders) {
      roots.add(ImportRoot.of(folder));
    }
    return roots;
  }

  private static void addIfAny(Optional<ImportRoot> root, List<ImportRoot> roots) {
    if (root.isPresent()) {
      roots.add(root.get());
    }
  }

  /** Those of them that are of this build, and need no resolving. */
  List<Path> localRoots() throws IOException {
    List<Path> roots = new ArrayList<>();
    for (Artifact dependency : dependencies) {
      for (ImportRoot root : ofSibling(dependency)) {
        roots.add(root.folder());
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

  private boolean isResolved(Artifact dependency) {
    return !isProtobufRuntime(dependency) && !siblings.contain(dependency);
  }

  private static boolean isProtobufRuntime(Artifact dependency) {
    return GROUP.equals(dependency.getGroupId())
        && PROTOBUF_RUNTIMES.contains(dependency.getArtifactId());
  }
}
