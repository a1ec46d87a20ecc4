package dev.tandem.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.sonatype.plexus.build.incremental.BuildContext;

/**
 * Generates Java from the project's protos: the messages, and for each service an interface, a
 * client and the binding for a server. Needs no configuration for protos in {@code src/main/proto}.
 *
 * @since 0.1
 */
// Collection, not resolution: with the latter, generate-sources fails where a module depends on
// another one of the same build that is not packaged yet.
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyCollection = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends AbstractGenerateMojo {
  /**
   * The folders with the protos to compile; a proto's name in imports is relative to its folder.
   * For example <code>&lt;sourceDirectory&gt;../api/proto&lt;/sourceDirectory&gt;</code>. One that
   * is missing is a warning, so that a parent can name them for all modules; one within another is
   * an error. Default: {@code src/main/proto}, and {@code src/main/protobuf} if it exists.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.sourceDirectories")
  private @Nullable List<File> sourceDirectories;

  /**
   * The folder for all generated Java files. It becomes a source folder of the project. Files of
   * others in it are left alone. Default: {@code target/generated-sources/tandem}.
   *
   * @since 0.1
   */
  @Parameter(
      property = "tandem.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/tandem",
      required = true)
  private File outputDirectory;

  /** Called by Maven. */
  @Inject
  public GenerateMojo(
      MavenProject project,
      RepositorySystem repositories,
      Provider<MavenProjectHelper> projects,
      Provider<BuildContext> ide) {
    super(Scope.MAIN, project, repositories, projects, ide);
  }

  @Override
  @Nullable List<File> sourceDirectories() {
    return sourceDirectories;
  }

  @Override
  File outputDirectory() {
    return outputDirectory;
  }

  @Override
  boolean skippedWithTests() {
    return false;
  }
}
