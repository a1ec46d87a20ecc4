package dev.tandem.maven;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.generation.Generation;
import dev.tandem.maven.generation.GenerationRequest;
import dev.tandem.maven.generation.GenerationResult;
import dev.tandem.maven.resolution.MavenToolchain;
import dev.tandem.maven.sources.ProtoSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals share: parameters, and the way in which an outcome is reported. */
abstract class AbstractGenerateMojo extends AbstractMojo {
  /**
   * The files to compile, as patterns relative to the source directories: {@code **} is any number
   * of folders, {@code *} any text inside one name. For example:
   *
   * <pre>
   * &lt;includes&gt;
   *   &lt;include&gt;acme/**&#47;*.proto&lt;/include&gt;
   * &lt;/includes&gt;
   * </pre>
   *
   * <p>Default: <code>**&#47;*.proto</code>.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.includes", defaultValue = "**/*.proto")
  private List<String> includes;

  /**
   * The files not to compile, as patterns of the same kind. They can be imported nevertheless. For
   * example <code>&lt;exclude&gt;acme/internal/**&lt;/exclude&gt;</code>. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.excludes")
  private @Nullable List<String> excludes;

  /**
   * More folders to import protos from, for those that are in no dependency. For example <code>
   * &lt;importPath&gt;../third-party/proto&lt;/importPath&gt;</code>. Protos in dependencies, in
   * other modules of the build and Google's own types are found without it. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.importPaths")
  private @Nullable List<File> importPaths;

  /**
   * The version of protoc, which is fetched from your repositories as {@code
   * com.google.protobuf:protoc}. For example {@code 4.36.2}. Default: the version of protobuf-java
   * among the project's dependencies, since messages that are newer than their runtime fail;
   * without such a dependency, the version that this plugin was built with.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protocVersion")
  private @Nullable String protocVersion;

  /**
   * An installed protoc to run, instead of one from a repository: for machines for which none is
   * published. For example {@code /usr/bin/protoc}. It goes before {@link #protocVersion}. Default:
   * none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protocExecutable")
  private @Nullable File protocExecutable;

  /**
   * Whether the protos are put into the jar, so that other projects can import them by depending on
   * this one. Default: true.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protosInJar", defaultValue = "true")
  private boolean protosInJar;

  /**
   * Options of the generator. An element that is not one of these fails the build:
   *
   * <ul>
   *   <li>{@code async}: {@code true} (default) or {@code false}, whether the asynchronous contract
   *       and its client are generated
   *   <li>{@code client}: {@code true} (default) or {@code false}, whether clients are generated
   *   <li>{@code server}: {@code true} (default) or {@code false}, whether {@code bind} methods are
   *       generated
   *   <li>{@code unimplemented}: {@code default} (default), so that a proto can grow without
   *       breaking those who implement it, or {@code abstract}, so that a forgotten rpc does not
   *       compile
   *   <li>{@code suffix}: text behind the service's name in all generated types, such as {@code
   *       Api}; default none
   *   <li>{@code generated}: {@code none} (default), {@code javax}, {@code jakarta} or the name of
   *       an annotation class to put on generated types
   *   <li>{@code nullness}: {@code none} (default) or {@code jspecify}
   *   <li>{@code lite}: {@code false} (default) or {@code true}, whether messages and stubs are for
   *       protobuf's lite runtime, {@code protobuf-javalite}
   * </ul>
   *
   * <p>For example:
   *
   * <pre>{@code
   * <options>
   *   <unimplemented>abstract</unimplemented>
   *   <suffix>Api</suffix>
   * </options>
   * }</pre>
   *
   * @since 0.1
   */
  @Parameter private GeneratorOptions options = new GeneratorOptions();

  /**
   * Whether to do nothing, for example for a build that only checks the format of sources. Default:
   * false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether to generate even if nothing changed since the last run. Files whose content is the same
   * are not touched then either. For example <code>mvn compile -Dtandem.force</code>. Default:
   * false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.force", defaultValue = "false")
  private boolean force;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final RepositorySystem repositories;

  AbstractGenerateMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /** Where the two goals differ. */
  abstract Scope scope();

  /** What the user said, or null. */
  abstract @Nullable List<File> sourceDirectories();

  /** Where the Java files go. */
  abstract File outputDirectory();

  /** Whether what would be generated is not compiled anyway. */
  abstract boolean skippedWithTests();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skippedWithTests()) {
      getLog().info("tandem: skipped");
      return;
    }
    Path output = outputDirectory().toPath();
    // First of all, so that IDEs know the folder even if the protos have errors at the moment.
    scope().addSourceRoot(project, output);
    try {
      run(output);
    } catch (UserErrorException e) {
      e.diagnostics().forEach(this::log);
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
    ProtoSources sources =
        new ProtoSources(sourceRoots(), includes, excludes == null ? List.of() : excludes);
    scope().protoRoots().record(project, sources.roots());
    if (protosInJar) {
      scope().addResources(project, sources);
    }
    Path target = Path.of(project.getBuild().getDirectory(), "tandem");
    GenerationRequest request =
        new GenerationRequest(
            sources,
            importPaths == null ? List.of() : paths(importPaths),
            options.asParameter(),
            options.areLite(),
            output,
            target.resolve(execution.getGoal()).resolve(executionId()),
            ownFiles(),
            force);
    MavenToolchain toolchain =
        new MavenToolchain(
            repositories,
            session,
            project,
            scope() == Scope.TEST,
            target,
            protocExecutable == null ? null : protocExecutable.toPath(),
            protocVersion);
    GenerationResult result = new Generation(request, toolchain, getLog()::info).run();
    result.warnings().forEach(this::log);
    getLog().info(result.summary());
  }

  private List<Path> sourceRoots() {
    List<File> configured = sourceDirectories();
    return configured == null || configured.isEmpty()
        ? scope().conventionalRoots(project)
        : paths(configured);
  }

  private static List<Path> paths(List<File> files) {
    return files.stream().map(file -> file.toPath().toAbsolutePath().normalize()).toList();
  }

  /** This plugin, our generator, and what the user's pom adds to or replaces in both. */
  private List<Path> ownFiles() {
    return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
        .map(Artifact::getFile)
        .filter(Objects::nonNull)
        .map(File::toPath)
        .toList();
  }

  // Some tools run goals outside of any execution; and an id may have any character.
  private String executionId() {
    String id = execution.getExecutionId();
    return id == null ? "default" : id.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private void log(Diagnostic diagnostic) {
    if (diagnostic.isError()) {
      getLog().error(diagnostic.toString());
    } else {
      getLog().warn(diagnostic.toString());
    }
  }
}
