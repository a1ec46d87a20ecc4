package dev.tandem.maven.resolution;

import dev.tandem.maven.protoc.ExecutableCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;

/** Programs that are published in repositories. */
interface ProgramSource {
  /** Looks a program up, perhaps downloads it, and makes it executable. */
  Path executable(Artifact artifact) throws IOException;

  /** Where it is, or would be, before that. Looks nothing up. */
  Path knownFile(Artifact artifact);

  /** Its version of today, for which only the metadata of a snapshot are looked up. */
  String currentVersion(Artifact artifact) throws IOException;

  /** Those that a build can get. */
  static ProgramSource of(ArtifactResolver artifacts, ExecutableCache executables) {
    return new ProgramSource() {
      @Override
      public Path executable(Artifact artifact) throws IOException {
        return executables.executable(artifacts.resolve(List.of(artifact)).get(0));
      }

      @Override
      public Path knownFile(Artifact artifact) {
        return artifacts.knownFile(artifact);
      }

      @Override
      public String currentVersion(Artifact artifact) throws IOException {
        return artifacts.currentVersion(artifact);
      }
    };
  }
}
