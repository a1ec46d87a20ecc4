package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.DescriptorSet;
import dev.tandem.maven.generation.Toolchain;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/** Takes protoc and the imports from the project, the reactor and the repositories. */
public final class MavenToolchain implements Toolchain {
  private final Tools tools;
  private final DependencyProtos dependencies;
  private final List<Path> ownRoots;
  private final List<DescriptorSetSource> descriptorSets;
  private final ArtifactResolver artifacts;
  private final RepositorySystemSession build;
  private final Path caches;

  /**
   * The toolchain of one execution.
   *
   * @param project the module; its dependencies must have been collected
   * @param forTests whether its main protos can be imported too
   * @param caches a folder of this module, for what the user's cache cannot have
   * @param choice what the user said about programs
   * @param descriptorSets protos to make stubs for that need no protoc
   */
  public MavenToolchain(
      RepositorySystem repositories,
      MavenSession session,
      MavenProject project,
      boolean forTests,
      Path caches,
      ToolChoice choice,
      List<DescriptorSetSource> descriptorSets) {
    this.descriptorSets = List.copyOf(descriptorSets);
    this.build = session.getRepositorySession();
    this.caches = caches;
    this.artifacts =
        new ArtifactResolver(repositories, build, project.getRemoteProjectRepositories());
    this.ownRoots = forTests ? ProtoRoots.main().of(project) : List.of();
    this.dependencies =
        new DependencyProtos(
            project.getArtifacts(),
            choice.lite(),
            new Siblings(session.getProjects()),
            artifacts,
            caches.resolve("imports"));
    this.tools =
        new Tools(
            choice,
            dependencies.protobufJava(),
            new PublishedPrograms(
                new ArtifactResolver(repositories, build, project.getRemotePluginRepositories()),
                choice.cacheDirectory(),
                caches));
  }

  @Override
  public Protoc protoc() throws IOException, UserErrorException {
    return tools.protoc();
  }

  @Override
  public String protocReason() {
    return tools.protocReason();
  }

  @Override
  public List<ProtocPlugin> plugins() throws IOException, UserErrorException {
    return tools.plugins();
  }

  @Override
  public List<ImportRoot> dependencyRoots() throws IOException {
    List<ImportRoot> roots = new ArrayList<>();
    for (Path folder : ownRoots) {
      roots.add(ImportRoot.of(folder));
    }
    ImportCache shared = new ImportCache(UserCache.places("imports", caches));
    roots.addAll(dependencies.roots(new PublishedProtos(artifacts, shared, build.getData())));
    return roots;
  }

  @Override
  public boolean hasDescriptorSets() {
    return !descriptorSets.isEmpty();
  }

  @Override
  public List<DescriptorSet> descriptorSets() throws IOException {
    List<DescriptorSet> sets = new ArrayList<>();
    for (DescriptorSetSource source : descriptorSets) {
      sets.add(source.resolve(artifacts));
    }
    return sets;
  }

  @Override
  public List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(tools.facts());
    facts.addAll(dependencies.facts());
    for (DescriptorSetSource source : descriptorSets) {
      facts.addAll(source.facts(artifacts));
    }
    return facts;
  }

  @Override
  public List<Path> localRoots() throws IOException {
    List<Path> roots = new ArrayList<>(ownRoots);
    roots.addAll(dependencies.localRoots());
    return roots;
  }
}
