package dev.tandem.maven.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The copies of protos that go into the jar. Maven makes them, and leaves them where they are when
 * the protos are gone: others would import what does not exist any more.
 */
public final class CopiedProtos {
  private final Path buildDirectory;
  private final Manifest manifest;

  /** Those of the protos of an execution. */
  public CopiedProtos(OutputPlace place) {
    this(place.stateDirectory(), place.buildDirectory());
  }

  CopiedProtos(Path stateDirectory, Path buildDirectory) {
    this.buildDirectory = buildDirectory;
    this.manifest = new Manifest(stateDirectory, "copies");
  }

  /** Whether it is known which there may be. */
  boolean areKnown() {
    return manifest.exists();
  }

  /**
   * Removes those of protos that are gone, and notes those that Maven is going to make.
   *
   * @param classes the folder with all that goes into the jar
   * @param protos their names in it
   */
  public void sync(Path classes, Set<String> protos) throws IOException {
    if (protos.isEmpty()) {
      removeAll(); // And leaves no notes in modules that never had any.
      return;
    }
    Manifest.Listing last = manifest.read();
    NavigableSet<String> gone = new TreeSet<>(last.names());
    if (last.root().equals(classes)) {
      gone.removeAll(protos);
    }
    remove(last.root(), gone);
    if (!areKnown() || !last.root().equals(classes) || !last.names().equals(protos)) {
      manifest.write(classes, new TreeSet<>(protos));
    }
  }

  /** Removes all of them: what somebody else has of that name, Maven copies anew. */
  public void removeAll() throws IOException {
    Manifest.Listing last = manifest.read();
    remove(last.root(), last.names());
    manifest.delete();
  }

  private void remove(Path classes, Set<String> names) throws IOException {
    for (String name : names) {
      Path file = classes.resolve(name);
      if (file.startsWith(buildDirectory) && Files.isRegularFile(file)) {
        OutputDirectory.remove(file, classes);
      }
    }
  }
}
