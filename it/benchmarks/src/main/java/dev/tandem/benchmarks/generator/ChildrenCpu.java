package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long processors have worked for the processes that this one has started and seen end. */
final class ChildrenCpu {
  private static final Path STATISTICS = Path.of("/proc/self/stat");
  private static final int MILLIS_PER_TICK = 10;

  private ChildrenCpu() {}

  /** User and system time, also of the children's children; 0 where Linux does not tell. */
  static double millis() throws IOException {
    if (!Files.isReadable(STATISTICS)) {
      return 0;
    }
    String statistics = Files.readString(STATISTICS);
    // Behind the name, which may have blanks: fields 3 and up; cutime is 16, cstime is 17.
    String[] fields = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ");
    return MILLIS_PER_TICK * (double) (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }
}
