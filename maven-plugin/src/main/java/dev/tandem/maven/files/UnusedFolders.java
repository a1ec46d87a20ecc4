package dev.tandem.maven.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a cache from growing for ever: a folder in it that no build has used for a month goes. When
 * it was used last is its time.
 */
public final class UnusedFolders {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration EXACT = Duration.ofDays(1);

  private UnusedFolders() {}

  /** Notes that a folder is in use: before its files are. */
  public static void markUsed(Path folder) {
    try {
      if (isOlderThan(EXACT, folder)) {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
      }
    } catch (IOException e) {
      // A cache that cannot be written to can be read, and nobody sweeps it.
    }
  }

  /** Deletes what is in a cache and was not used for long, also what killed builds have left. */
  public static void deleteIn(Path cache) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache)) {
      for (Path folder : folders) {
        deleteIfUnused(folder);
      }
    }
  }

  private static void deleteIfUnused(Path folder) {
    try {
      if (isOlderThan(KEPT, folder)) {
        // Renamed first: nobody must see a half of it.
        Path old = folder.resolveSibling(".unused-" + folder.getFileName());
        Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.delete(old);
      }
    } catch (IOException e) {
      // Another build was faster.
    }
  }

  private static boolean isOlderThan(Duration age, Path folder) throws IOException {
    Instant limit = Instant.now().minus(age);
    return Files.getLastModifiedTime(folder).toInstant().isBefore(limit);
  }
}
