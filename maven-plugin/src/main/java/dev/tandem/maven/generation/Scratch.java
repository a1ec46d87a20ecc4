package dev.tandem.maven.generation;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * A folder for what tools hand to each other, removed at the end.
 *
 * <p>Each run has another one: when a build is killed, its protoc may live on for a moment, and
 * must not write into the files of the next build.
 *
 * @param folder where it is; it exists
 */
record Scratch(Path folder) implements AutoCloseable {
  /** Another build of this project may be at work, which does not take that long. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** Makes a folder, and removes what killed builds have left. */
  static Scratch in(Path stateDirectory) throws IOException {
    Files.createDirectories(stateDirectory);
    FileTime old = FileTime.fromMillis(System.currentTimeMillis() - KEPT.toMillis());
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(stateDirectory, AtomicFiles.UNFINISHED + "*")) {
      for (Path each : left) {
        deleteIfIdle(each, old);
      }
    }
    return new Scratch(create(stateDirectory));
  }

  private static Path create(Path stateDirectory) throws IOException {
    while (true) {
      try {
        return Files.createDirectory(AtomicFiles.unfinished(stateDirectory));
      } catch (FileAlreadyExistsException e) {
        // The next name is another one.
      }
    }
  }

  // What a tool of a killed build writes to at this moment stays until the next time.
  private static void deleteIfIdle(Path left, FileTime old) {
    try {
      if (Files.getLastModifiedTime(left).compareTo(old) < 0) {
        AtomicFiles.delete(left);
      }
    } catch (IOException e) {
      // Nobody reads it.
    }
  }

  @Override
  public void close() throws IOException {
    AtomicFiles.delete(folder);
  }
}
