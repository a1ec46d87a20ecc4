package dev.tandem.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, which the sources are too old to name. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Gives an executor with a virtual thread for each task; without them, the test is skipped. */
  static ExecutorService executor() {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
