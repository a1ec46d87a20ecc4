package dev.tandem.benchmarks;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, which the sources are too old to name. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Makes an executor with a virtual thread for each task; empty before Java 21. */
  static Optional<ExecutorService> newExecutor() {
    try {
      return Optional.of(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    } catch (ReflectiveOperationException e) { // Before 21.
      return Optional.empty();
    }
  }
}
