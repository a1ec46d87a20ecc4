package dev.tandem.maven.generation;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for what tools hand to each other, removed at the end.
 *
 * <p>Each run has another one: when a build is killed, its protoc may live on for a moment, and
 * must not write into the files of the next build.
 *
 * @param folder where it is; it exists
 */
record Scratch(Path folder) implements AutoCloseable {
  private static final String PREFIX = "scratch";

  /** Makes a folder, and removes those that killed builds have left. */
  static Scratch in(Path stateDirectory) throws IOException {
    Files.createDirectories(stateDirectory);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(stateDirectory, PREFIX + "*")) {
      for (Path each : left) {
        deleteIfIdle(each);
      }
    }
    return new Scratch(create(stateDirectory));
  }

  // Not a temporary folder of the JDK's: its random name is secure, for which a cold JVM takes
  // long.
  private static Path create(Path stateDirectory) throws IOException {
    long name = System.nanoTime();
    while (true) {
      try {
        return Files.createDirectory(stateDirectory.resolve(PREFIX + Long.toHexString(name)));
      } catch (FileAlreadyExistsException e) {
        name++;
      }
    }
  }

  // What a tool of a killed build writes to at this moment stays until the next time.
  private static void deleteIfIdle(Path folder) {
    try {
      AtomicFiles.delete(folder);
    } catch (IOException e) {
      // Nobody reads it.
    }
  }

  @Override
  public void close() throws IOException {
    AtomicFiles.delete(folder);
  }
}
