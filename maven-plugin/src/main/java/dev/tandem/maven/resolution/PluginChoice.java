package dev.tandem.maven.resolution;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a native plugin of protoc. It has either an executable or an artifact.
 *
 * @param id its name for protoc
 * @param executable an installed program, or null
 * @param artifact a program in a repository, or null; without a classifier, that of the machine
 * @param options its options, in order
 * @param sha256 the digest of the program, or null
 */
public record PluginChoice(
    String id,
    @Nullable Path executable,
    @Nullable Artifact artifact,
    List<String> options,
    @Nullable String sha256) {
  /** Copies the list. */
  public PluginChoice {
    options = List.copyOf(options);
  }
}
