package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.Toolchain;
import dev.tandem.maven.protoc.ExecutableCache;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Takes protoc and the imports from the project, the reactor and the repositories. */
public final class MavenToolchain implements Toolchain {
  private final ProtocResolver protocs;
  private final DependencyProtos dependencies;
  private final List<Path> ownRoots;
  private final @Nullable Path protocExecutable;
  private final @Nullable String protocVersion;

  /**
   * The toolchain of one execution.
   *
   * @param project the module; its dependencies must have been collected
   * @param forTests whether its main protos can be imported too
   * @param caches where unpacked protos go
   * @param protocExecutable what the user said, or null
   * @param protocVersion what the user said, or null
   */
  public MavenToolchain(
      RepositorySystem repositories,
      MavenSession session,
      MavenProject project,
      boolean forTests,
      Path caches,
      @Nullable Path protocExecutable,
      @Nullable String protocVersion) {
    this.ownRoots = forTests ? ProtoRoots.main().of(project) : List.of();
    this.protocExecutable = protocExecutable;
    this.protocVersion = protocVersion;
    this.protocs =
        new ProtocResolver(
            new ArtifactResolver(
                repositories,
                session.getRepositorySession(),
                project.getRemotePluginRepositories()),
            new ExecutableCache(userCache()));
    this.dependencies =
        new DependencyProtos(
            project.getArtifacts(),
            new Siblings(session.getProjects()),
            new ArtifactResolver(
                repositories,
                session.getRepositorySession(),
                project.getRemoteProjectRepositories()),
            new ImportCache(caches.resolve("imports")));
  }

  @Override
  public Protoc protoc() throws IOException, UserErrorException {
    return protocs.resolve(protocExecutable, protocVersion, dependencies.protobufJava());
  }

  @Override
  public List<Path> dependencyRoots() throws IOException {
    List<Path> roots = new ArrayList<>(ownRoots);
    roots.addAll(dependencies.roots());
    return roots;
  }

  @Override
  public List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    facts.add(protocs.fact(protocExecutable, protocVersion, dependencies.protobufJava()));
    facts.addAll(dependencies.facts());
    return facts;
  }

  @Override
  public List<Path> localRoots() throws IOException {
    List<Path> roots = new ArrayList<>(ownRoots);
    roots.addAll(dependencies.localRoots());
    return roots;
  }

  // Outside of target: one protoc of 10 MB per user and version, not one per module and build.
  private static Path userCache() {
    return Path.of(System.getProperty("user.home"), ".cache", "tandem", "protoc");
  }
}
