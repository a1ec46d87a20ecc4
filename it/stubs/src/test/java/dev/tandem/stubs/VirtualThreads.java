package dev.tandem.stubs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which the sources are too old to name. */
public final class VirtualThreads {
  private VirtualThreads() {}

  /** Gives an executor with a virtual thread for each task; without them, the test is skipped. */
  public static ExecutorService named(String prefix) {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class, long.class).invoke(builder, prefix, 0L);
      Object factory = type.getMethod("factory").invoke(builder);
      return (ExecutorService)
          Executors.class
              .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
              .invoke(null, factory);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
