package dev.tandem.stubs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which the sources are too old to name. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Gives an executor with a virtual thread for each task; without them, the test is skipped. */
  static Executor named(String prefix) {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class, long.class).invoke(builder, prefix, 0L);
      ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
      return task -> factory.newThread(task).start();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
