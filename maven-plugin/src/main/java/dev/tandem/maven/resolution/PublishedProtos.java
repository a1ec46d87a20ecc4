package dev.tandem.maven.resolution;

import static java.util.Objects.requireNonNull;

import dev.tandem.maven.sources.ImportCache;
import dev.tandem.maven.sources.ImportRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;

/**
 * The protos of jars in repositories. Each jar is looked up once in a build: its modules mostly
 * have the same dependencies.
 */
final class PublishedProtos {
  private final ArtifactResolver artifacts;
  private final ImportCache unpacked;
  private final Map<String, Optional<ImportRoot>> known;

  /**
   * Looks up what a build does not know yet.
   *
   * @param unpacked where they are put
   * @param build what it knows, until it ends
   */
  PublishedProtos(ArtifactResolver artifacts, ImportCache unpacked, SessionData build) {
    this.artifacts = artifacts;
    this.unpacked = unpacked;
    this.known = knownIn(build);
  }

  /** Those of each of these, which may have none, in the same order. */
  List<Optional<ImportRoot>> of(List<Artifact> jars) throws IOException {
    List<Artifact> unknown = new ArrayList<>();
    for (Artifact jar : jars) {
      if (!known.containsKey(key(jar))) {
        unknown.add(jar);
      }
    }
    Iterator<Path> files = artifacts.resolve(unknown).iterator();
    for (Artifact jar : unknown) {
      known.put(key(jar), unpacked.protosOf(files.next()));
    }
    List<Optional<ImportRoot>> roots = new ArrayList<>();
    for (Artifact jar : jars) {
      roots.add(requireNonNull(known.get(key(jar))));
    }
    return roots;
  }

  /** Its coordinates; a file in a folder of the project (system scope) has a path as well. */
  private static String key(Artifact jar) {
    return jar + " " + jar.getProperty(ArtifactProperties.LOCAL_PATH, "");
  }

  // A class as the key: that of another version of this plugin is another one.
  @SuppressWarnings("unchecked")
  private static Map<String, Optional<ImportRoot>> knownIn(SessionData build) {
    build.set(PublishedProtos.class, null, new ConcurrentHashMap<String, Optional<ImportRoot>>());
    return (Map<String, Optional<ImportRoot>>) requireNonNull(build.get(PublishedProtos.class));
  }
}
