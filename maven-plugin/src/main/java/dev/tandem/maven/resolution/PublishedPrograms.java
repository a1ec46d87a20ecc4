package dev.tandem.maven.resolution;

import dev.tandem.maven.protoc.ExecutableCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Programs that a build can get.
 *
 * @param artifacts where they come from
 * @param configured where copies go, if the user said so
 * @param target where they can go if the user's home cannot be written to
 */
record PublishedPrograms(ArtifactResolver artifacts, @Nullable Path configured, Path target)
    implements ProgramSource {
  @Override
  public Path executable(Artifact artifact) throws IOException {
    List<Path> places =
        configured == null ? UserCache.places("programs", target) : List.of(configured);
    return new ExecutableCache(places).executable(artifacts.resolve(List.of(artifact)).get(0));
  }

  @Override
  public Path knownFile(Artifact artifact) {
    return artifacts.knownFile(artifact);
  }

  @Override
  public String currentVersion(Artifact artifact) throws IOException {
    return artifacts.currentVersion(artifact);
  }
}
