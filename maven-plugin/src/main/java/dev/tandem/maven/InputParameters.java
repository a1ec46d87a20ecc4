package dev.tandem.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals that say which protos there are, and which protoc reads them. */
abstract class InputParameters extends AbstractMojo {
  static final String ALL = "**/*.proto";

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
  @Parameter(property = "tandem.includes", defaultValue = ALL)
  List<String> includes;

  /**
   * The files not to compile, as patterns of the same kind. They can be imported nevertheless. For
   * example <code>&lt;exclude&gt;acme/internal/**&lt;/exclude&gt;</code>. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.excludes")
  @Nullable List<String> excludes;

  /**
   * More folders to import protos from, for those that are in no dependency. For example <code>
   * &lt;importPath&gt;../third-party/proto&lt;/importPath&gt;</code>. Protos in dependencies, in
   * other modules of the build and Google's own types are found without it. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.importPaths")
  @Nullable List<File> importPaths;

  /**
   * Descriptor sets to make stubs for, of protos that protoc has compiled elsewhere: {@code
   * --descriptor_set_out} with {@code --include_imports}, and with {@code --include_source_info}
   * and {@code --retain_options} so that comments and the positions of errors are known. Where
   * there are no other sources no protoc is needed. Of the files in a set, imports among them,
   * those that {@link #includes} and {@link #excludes} choose get stubs: for example <code>
   * &lt;exclude&gt;google/**&lt;/exclude&gt;</code> leaves out those of Google. Their messages must
   * be in a dependency. A file that several sets have gets its stubs once; it must be the same in
   * all of them. Each is a file or an artifact, whose {@code type} is {@code protobin} unless it is
   * given. For example:
   *
   * <pre>{@code
   * <sourceDescriptorSets>
   *   <sourceDescriptorSet>src/main/api.protobin</sourceDescriptorSet>
   *   <sourceDescriptorSet>
   *     <groupId>com.acme</groupId>
   *     <artifactId>acme-api</artifactId>
   *     <version>1.4.0</version>
   *   </sourceDescriptorSet>
   * </sourceDescriptorSets>
   * }</pre>
   *
   * <p>Default: none.
   *
   * @since 0.1
   */
  @Parameter @Nullable List<SourceDescriptorSet> sourceDescriptorSets;

  /**
   * The version of protoc, which is fetched from your repositories as {@code
   * com.google.protobuf:protoc}. For example {@code 4.36.2}. Default: the version of protobuf-java
   * among the project's dependencies, since messages that are newer than their runtime fail;
   * without such a dependency, the version that this plugin was built with.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protocVersion")
  @Nullable String protocVersion;

  /**
   * An installed protoc to run, instead of one from a repository: for machines for which none is
   * published. For example {@code /usr/bin/protoc}. It goes before {@link #protocVersion}, and must
   * not be newer than the project's protobuf-java. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protocExecutable")
  @Nullable File protocExecutable;

  /**
   * The SHA-256 digest that protoc must have, in 64 hexadecimal digits, wherever it comes from. A
   * protoc with another one is not run, and the build fails. Since there is one protoc for each
   * kind of machine, this is for a build that has only one, or for a profile. For example {@code
   * f6ee22d65361338459208da8bff801c9ca689741cba9187b34990dd45198f864}. Default: not checked here;
   * Maven checks downloads.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protocSha256")
  @Nullable String protocSha256;

  /**
   * The kind of machine that protoc and native plugins are for, as the classifiers of their
   * artifacts name it, such as {@code linux-x86_64}, {@code osx-aarch_64} or {@code
   * windows-x86_64}. With a name for which no protoc is published, such as {@code none}, the protoc
   * on the PATH is run, if it is of the right version. Default: that of the machine which runs
   * Maven.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.osClassifier")
  @Nullable String osClassifier;

  /**
   * The folder for executable copies of protoc and native plugins, which are not executable in the
   * local repository; builds can share it. Whoever can write to it decides what they run. For
   * example {@code /opt/build/tandem}, where programs in home folders must not run. Default: {@code
   * tandem/programs} in {@code $XDG_CACHE_HOME}, {@code ~/Library/Caches} or {@code ~/.cache}; if
   * that cannot be used, {@code target/tandem/programs}.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.cacheDirectory")
  @Nullable File cacheDirectory;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  final MavenProject project;
  final RepositorySystem repositories;

  InputParameters(MavenProject project, RepositorySystem repositories) {
    this.project = project;
    this.repositories = repositories;
  }
}
