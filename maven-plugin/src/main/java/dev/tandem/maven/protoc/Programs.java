package dev.tandem.maven.protoc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts programs that may have been written to the disk a moment ago. */
final class Programs {
  private static final int ATTEMPTS = 8;

  private Programs() {}

  /**
   * Starts one. "Text file busy" is tried again for five seconds: while one thread wrote the file,
   * another one started a process, which holds it open still.
   */
  static Process start(ProcessBuilder program) throws IOException {
    List<IOException> failures = new ArrayList<>();
    while (true) {
      try {
        return program.start();
      } catch (IOException e) {
        failures.add(e);
        if (failures.size() == ATTEMPTS || !isBusy(e)) {
          throw new IOException(
              "cannot run " + program.command().get(0) + ": " + e.getMessage(), e);
        }
        pause(failures.size());
      }
    }
  }

  private static boolean isBusy(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("error=26");
  }

  private static void pause(int attempt) throws IOException {
    try {
      Thread.sleep(20L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
