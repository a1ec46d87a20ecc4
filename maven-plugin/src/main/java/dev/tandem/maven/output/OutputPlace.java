package dev.tandem.maven.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where an execution puts its files, and who else may have some there; all paths are absolute.
 *
 * @param root where the files go; need not exist
 * @param stateDirectory a folder of this execution alone, for its notes and its scratch files, on
 *     the same disk, for atomic moves; the folders next to it belong to other executions
 * @param buildDirectory what {@code mvn clean} deletes: nobody keeps files of their own in there
 * @param executions the names of those folders whose executions the project has
 * @param finished those of them that have run in this build: what they made is not of another time
 */
public record OutputPlace(
    Path root,
    Path stateDirectory,
    Path buildDirectory,
    Set<String> executions,
    Set<String> finished) {
  private static final int BEGINNING = 4096;

  /** Copies the sets, and makes paths comparable. */
  public OutputPlace {
    root = root.normalize();
    stateDirectory = stateDirectory.normalize();
    buildDirectory = buildDirectory.normalize();
    executions = Set.copyOf(executions);
    finished = Set.copyOf(finished);
  }

  /** Whether only generated files are in a folder. */
  boolean isDisposable(Path folder) {
    return folder.startsWith(buildDirectory);
  }

  /** Whether a file is generated, if one believes what it says: protoc's and our files say so. */
  boolean isGenerated(Path file) throws IOException {
    if (isDisposable(file)) {
      return true;
    }
    try (InputStream content = Files.newInputStream(file)) {
      String text = new String(content.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      return text.contains("enerated") || text.contains("DO NOT EDIT");
    } catch (NoSuchFileException e) {
      return true; // Another build of the project has removed it: nothing can be lost.
    }
  }
}
