package dev.tandem.ipc;

import dev.tandem.stubs.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes that belong to others. */
final class Processes {
  private Processes() {}

  static void awaitEnd(long pid) {
    Await.until("process " + pid + " has ended", () -> !isRunning(pid));
  }

  /**
   * A process that has ended stays in the list until its new parent takes note: that may be never.
   */
  static boolean isRunning(long pid) {
    if (ProcessHandle.of(pid).isEmpty()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }
}
