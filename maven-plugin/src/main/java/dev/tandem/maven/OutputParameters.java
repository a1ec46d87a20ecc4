package dev.tandem.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals that say what is made of the protos. */
abstract class OutputParameters extends InputParameters {
  /**
   * Whether the protos are put into the jar, so that other projects can import them by depending on
   * this one. Default: true.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.protosInJar", defaultValue = "true")
  boolean protosInJar;

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
  @Parameter GeneratorOptions options = new GeneratorOptions();

  /**
   * Whether protoc makes the Java messages. With {@code false} they come from elsewhere, such as a
   * dependency, and only stubs are generated, and what {@link #nativePlugins} make. Default: true.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.javaEnabled", defaultValue = "true")
  boolean javaEnabled;

  /**
   * More generators of Java, which protoc runs together with its own, in this order; so they can
   * insert something into messages. Each is a program for the machine that runs Maven: an artifact
   * of type {@code exe}, or an installed one. Their files go where all the others go; two
   * generators that make the same file are an error. An element that is not one of these fails the
   * build:
   *
   * <ul>
   *   <li>{@code groupId}, {@code artifactId}, {@code version}: the artifact
   *   <li>{@code classifier}: by default that of the machine, as for protoc
   *   <li>{@code executable}: an installed program, instead of an artifact
   *   <li>{@code id}: what protoc calls it; by default the name of the artifact or the program
   *       without {@code protoc-gen-}
   *   <li>{@code options}: its options, one by one
   *   <li>{@code sha256}: the digest that the program must have; by default not checked here
   * </ul>
   *
   * <p>For example:
   *
   * <pre>{@code
   * <nativePlugins>
   *   <nativePlugin>
   *     <groupId>io.grpc</groupId>
   *     <artifactId>protoc-gen-grpc-java</artifactId>
   *     <version>1.83.1</version>
   *     <options>
   *       <option>@generated=omit</option>
   *     </options>
   *   </nativePlugin>
   * </nativePlugins>
   * }</pre>
   *
   * <p>Default: none.
   *
   * @since 0.1
   */
  @Parameter @Nullable List<NativePlugin> nativePlugins;

  /**
   * Whether to keep the descriptor set of the protos: what protoc knows of them and of all that
   * they import, with comments and options, as a serialized {@code FileDescriptorSet}. Other tools
   * read it, and so does {@link #sourceDescriptorSets}. It is {@code
   * target/tandem/generate/default/descriptors.protobin}, where {@code default} is the id of the
   * execution (with a checksum behind one that has other characters than small letters, digits,
   * {@code -}, {@code _} and dots), and {@code test-generate} stands for {@code generate} with the
   * protos of the tests. Default: false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.descriptorSet", defaultValue = "false")
  boolean descriptorSet;

  /**
   * Whether to publish the descriptor set with the project, as an artifact of type {@code protobin}
   * that is installed and deployed beside the jar; that of the tests has the classifier {@code
   * test}. Of several executions of one goal only one can do so. Implies {@link #descriptorSet}.
   * Default: false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.attachDescriptorSet", defaultValue = "false")
  boolean attachDescriptorSet;

  /**
   * Whether a warning fails the build: one of protoc, about an import that has two contents, or
   * about a source directory that is missing. Then nothing is written. For example <code>
   * mvn verify -Dtandem.failOnWarning</code>. Default: false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.failOnWarning", defaultValue = "false")
  boolean failOnWarning;

  /**
   * Whether to do nothing, for example for a build that only checks the format of sources. Default:
   * false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.skip", defaultValue = "false")
  boolean skip;

  /**
   * Whether to generate even if nothing changed since the last run. Files whose content is the same
   * are not touched then either. For example <code>mvn compile -Dtandem.force</code>. Default:
   * false.
   *
   * @since 0.1
   */
  @Parameter(property = "tandem.force", defaultValue = "false")
  boolean force;

  OutputParameters(MavenProject project, RepositorySystem repositories) {
    super(project, repositories);
  }
}
