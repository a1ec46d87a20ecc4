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
 * Generates Java for the tests from the protos in {@code src/test/proto}, which can import those of
 * the main code.
 *
 * @since 0.1
 */
@Mojo(
    name = "test-generate",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyCollection = ResolutionScope.TEST,
    threadSafe = true)
public final class TestGenerateMojo extends AbstractGenerateMojo {
  /**
   * The folders with the protos to compile; a proto's name in imports is relative to its folder.
   * For example <code>&lt;testSourceDirectory&gt;../api/test&lt;/testSourceDirectory&gt;</code>.
   * One that is missing is a warning, so that a parent can name them for all modules; one within
   * another is an error. Default: {@code src/test/proto}, and {@code src/test/protobuf} if it
   * exists.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.testSourceDirectories")
  private @Nullable List<File> sourceDirectories;

  /**
   * The folder for all generated Java files. It becomes a test source folder of the project. Files
   * of others in it are left alone. Default: {@code target/generated-test-sources/tandem}.
   *
   * @since 0.1
   */
  @Parameter(
      property = "tandem.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/tandem",
      required = true)
  private File outputDirectory;

  /**
   * Whether tests are not compiled in this build: then nothing is generated for them either. Set by
   * <code>-Dmaven.test.skip</code>, like the same parameter of other plugins. Default: false.
   *
   * @since 0.1
   */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean testSkip;

  /** Called by Maven. */
  @Inject
  public TestGenerateMojo(
      MavenProject project,
      RepositorySystem repositories,
      Provider<MavenProjectHelper> projects,
      Provider<BuildContext> ide) {
    super(Scope.TEST, project, repositories, projects, ide);
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
    return testSkip;
  }
}
