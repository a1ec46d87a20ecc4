package dev.tandem.maven;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.Explanation;
import dev.tandem.maven.generation.Generation;
import dev.tandem.maven.generation.GenerationRequest;
import dev.tandem.maven.generation.GenerationResult;
import dev.tandem.maven.generation.WarmUp;
import dev.tandem.maven.output.CopiedProtos;
import dev.tandem.maven.output.OutputPlace;
import dev.tandem.maven.resolution.DescriptorSetSource;
import dev.tandem.maven.resolution.MavenToolchain;
import dev.tandem.maven.resolution.PluginChoice;
import dev.tandem.maven.resolution.ToolChoice;
import dev.tandem.maven.sources.ProtoSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Provider;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.sonatype.plexus.build.incremental.BuildContext;

/**
 * What the goals that generate share: the way from parameters to a run, and how its outcome is
 * told.
 */
abstract class AbstractGenerateMojo extends OutputParameters {
  private final Scope scope;
  // Providers: when nothing changed, neither is needed, and making each takes milliseconds.
  private final Provider<MavenProjectHelper> projects;
  private final Provider<BuildContext> ide;

  AbstractGenerateMojo(
      Scope scope,
      MavenProject project,
      RepositorySystem repositories,
      Provider<MavenProjectHelper> projects,
      Provider<BuildContext> ide) {
    super(project, repositories);
    this.scope = scope;
    this.projects = projects;
    this.ide = ide;
    // Already here: Maven takes its time to fill in the parameters.
    WarmUp.startIfFirst(target(), scope.conventionalRoots(project));
  }

  /** What the user said, or null. */
  abstract @Nullable List<File> sourceDirectories();

  /** Where the Java files go. */
  abstract File outputDirectory();

  /** Whether what would be generated is not compiled anyway. */
  abstract boolean skippedWithTests();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      getLog().info("tandem: skipped");
      return;
    }
    Path output = outputDirectory().toPath();
    // First of all, so that IDEs know the folder even if the protos have errors at the moment.
    scope.addSourceRoot(project, output);
    try {
      run(output);
    } catch (UserErrorException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    } catch (FileSystemException e) {
      // Its message may be a path and nothing else: the class says what is wrong with it.
      throw new MojoExecutionException(e.toString(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void run(Path output) throws IOException, InterruptedException, UserErrorException {
    ProtoSources sources = sources();
    Outcome outcome = new Outcome(getLog(), new IdeMarkers(ide, project.getFile()), sources);
    try {
      outcome.tell(generate(sources, output, outcome), output);
    } catch (UserErrorException e) {
      outcome.tell(e);
      throw e;
    }
  }

  private GenerationResult generate(ProtoSources sources, Path output, Consumer<String> log)
      throws IOException, InterruptedException, UserErrorException {
    scope.protoRoots().record(project, sources.roots());
    if (protosInJar) {
      scope.addResources(project, sources);
    }
    GenerationRequest request = request(sources, output);
    GenerationResult result = new Generation(request, toolchain(), log).run();
    executions().finish();
    removeOldCopies(request.output(), result.protos());
    if (attachDescriptorSet) {
      new DescriptorAttachment(projects.get(), project, scope)
          .attach(request.descriptorFile(), executions().isOfCommandLine());
    }
    return result;
  }

  // Also if nothing changed: the run before may have been killed between generating and this.
  private void removeOldCopies(OutputPlace place, Set<String> protos) throws IOException {
    CopiedProtos copies = new CopiedProtos(place);
    if (protosInJar) {
      copies.sync(scope.resourceCopies(project), protos);
    } else {
      copies.removeAll();
    }
  }

  /** What this goal works with, in lines for people. */
  final List<String> explain() throws IOException, InterruptedException, UserErrorException {
    ProtoSources sources = sources();
    scope.protoRoots().record(project, sources.roots());
    if (isSkipped()) {
      return List.of("next run: skipped");
    }
    return Explanation.of(request(sources, outputDirectory().toPath()), toolchain());
  }

  private boolean isSkipped() {
    return skip || skippedWithTests();
  }

  private GenerationRequest request(ProtoSources sources, Path output) throws UserErrorException {
    UnknownParameters.refuse(project, execution);
    return new GenerationRequest(
        sources,
        paths(importPaths),
        options.asParameter(),
        javaEnabled,
        options.areLite(),
        executions().place(output, target().resolve(execution.getGoal())),
        PluginFiles.of(execution.getMojoDescriptor().getPluginDescriptor().getArtifacts()),
        descriptorSet || attachDescriptorSet,
        failOnWarning,
        force);
  }

  private Executions executions() {
    return new Executions(session.getStartTime(), project, execution);
  }

  private MavenToolchain toolchain() throws UserErrorException {
    return new MavenToolchain(
        repositories,
        session,
        project,
        scope == Scope.TEST,
        target(),
        toolChoice(),
        descriptorSets());
  }

  private Path target() {
    return Path.of(project.getBuild().getDirectory(), "tandem");
  }

  private ToolChoice toolChoice() throws UserErrorException {
    List<PluginChoice> plugins = new ArrayList<>();
    for (NativePlugin plugin : Elements.of(nativePlugins)) {
      plugins.add(plugin.choice());
    }
    return new ToolChoice(
        protocExecutable == null ? null : protocExecutable.toPath(),
        protocVersion,
        protocSha256,
        osClassifier,
        cacheDirectory == null ? null : cacheDirectory.toPath(),
        javaEnabled,
        options.areLite(),
        plugins);
  }

  private List<DescriptorSetSource> descriptorSets() throws UserErrorException {
    List<DescriptorSetSource> sources = new ArrayList<>();
    for (SourceDescriptorSet set : Elements.of(sourceDescriptorSets)) {
      sources.add(set.source());
    }
    return sources;
  }

  private ProtoSources sources() {
    List<Path> roots = paths(sourceDirectories());
    List<String> included = Elements.of(includes);
    return new ProtoSources(
        roots.isEmpty() ? scope.conventionalRoots(project) : roots,
        !roots.isEmpty(),
        included.isEmpty() ? List.of(ALL) : included,
        Elements.of(excludes));
  }

  /** Each once, however it is spelt. */
  private static List<Path> paths(@Nullable List<File> files) {
    Set<Path> paths = new LinkedHashSet<>();
    for (File file : Elements.of(files)) {
      paths.add(file.toPath().toAbsolutePath().normalize());
    }
    return List.copyOf(paths);
  }
}
