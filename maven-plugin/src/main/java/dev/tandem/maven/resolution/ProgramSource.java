package dev.tandem.maven.resolution;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.aether.artifact.Artifact;

/** Programs that are published in repositories. */
interface ProgramSource {
  /** Looks a program up, perhaps downloads it, and makes it executable. */
  Path executable(Artifact artifact) throws IOException;

  /** Where it is, or would be, before that. Looks nothing up. */
  Path knownFile(Artifact artifact);

  /** Its version of today, for which only the metadata of a snapshot are looked up. */
  String currentVersion(Artifact artifact) throws IOException;
}
