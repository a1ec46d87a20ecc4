package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A cache of our own for the executable, which archives its classes after its first run. */
final class LauncherCache {
  private static final int TIMEOUT_MILLIS = 120_000;

  private final Path folder;

  LauncherCache(Path folder) {
    this.folder = folder;
  }

  Map<String, String> environment() {
    return Map.of("TANDEM_CACHE", folder.toAbsolutePath().toString());
  }

  /** Waits until an archive has been made: users have it in all runs but the first ones. */
  void awaitArchive() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isComplete()) {
      if ((System.nanoTime() - start) / 1_000_000 > TIMEOUT_MILLIS) {
        throw new IllegalStateException("the executable has made no archive in " + folder);
      }
      Thread.sleep(100);
    }
  }

  private boolean isComplete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.endsWith("tried"));
    }
  }
}
