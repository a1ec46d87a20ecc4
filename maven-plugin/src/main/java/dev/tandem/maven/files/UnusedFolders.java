package dev.tandem.maven.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a cache from growing for ever: a folder in it that no build has used for a month goes. When
 * it was used last is its time.
 */
public final class UnusedFolders {
  private static final int DAYS_KEPT = 30;
  private static final int DAYS_EXACT = 1;

  private UnusedFolders() {}

  /** Notes that a folder is in use: before its files are. */
  public static void markUsed(Path folder) {
    try {
      if (isOlderThan(DAYS_EXACT, folder)) {
        Files.setLastModifiedTime(folder, FileTime.fromMillis(System.currentTimeMillis()));
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
      if (isOlderThan(DAYS_KEPT, folder)) {
        delete(folder);
      }
    } catch (IOException e) {
      // Another build was faster.
    }
  }

  /** Deletes a folder of a cache at once. */
  public static void delete(Path folder) throws IOException {
    // Renamed first: nobody must see a half of it.
    Path old = folder.resolveSibling(".unused-" + folder.getFileName());
    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    AtomicFiles.delete(old);
  }

  private static boolean isOlderThan(int days, Path folder) throws IOException {
    long limit = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(days);
    return Files.getLastModifiedTime(folder).toMillis() < limit;
  }
}
