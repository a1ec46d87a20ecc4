package dev.tandem.maven.resolution;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.DescriptorSet;
import dev.tandem.maven.generation.Toolchain;
import dev.tandem.maven.protoc.ExecutableCache;
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

/** Takes protoc and the imports from the project, the reactor and the repositories. */
public final class MavenToolchain implements Toolchain {
  private final Tools tools;
  private final DependencyProtos dependencies;
  private final List<Path> ownRoots;
  private final List<DescriptorSetSource> descriptorSets;
  private final ArtifactResolver artifacts;

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
    this.artifacts =
        new ArtifactResolver(
            repositories, session.getRepositorySession(), project.getRemoteProjectRepositories());
    this.ownRoots = forTests ? ProtoRoots.main().of(project) : List.of();
    this.dependencies =
        new DependencyProtos(
            project.getArtifacts(),
            choice.lite(),
            new Siblings(session.getProjects()),
            artifacts,
            new ImportCache(UserCache.places("imports", caches)),
            new ImportCache(List.of(caches.resolve("imports"))));
    this.tools =
        new Tools(
            choice,
            dependencies.protobufJava(),
            ProgramSource.of(
                new ArtifactResolver(
                    repositories,
                    session.getRepositorySession(),
                    project.getRemotePluginRepositories()),
                new ExecutableCache(programs(choice, caches))));
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
    roots.addAll(dependencies.roots());
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

  private static List<Path> programs(ToolChoice choice, Path caches) {
    Path configured = choice.cacheDirectory();
    return configured == null ? UserCache.places("programs", caches) : List.of(configured);
  }
}
