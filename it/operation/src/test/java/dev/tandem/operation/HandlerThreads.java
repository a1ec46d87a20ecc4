package dev.tandem.operation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where handlers run in these tests. */
enum HandlerThreads {
  /** One thread, so that a call has that of the call before. */
  ONE {
    @Override
    ExecutorService open() {
      return Executors.newSingleThreadExecutor();
    }
  },
  POOL {
    @Override
    ExecutorService open() {
      return Executors.newCachedThreadPool();
    }
  },
  /** Where Java has them (21+). The tests are compiled for 17. */
  VIRTUAL {
    @Override
    ExecutorService open() {
      try {
        return (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  };

  abstract ExecutorService open();

  static HandlerThreads[] here() {
    return Runtime.version().feature() >= 21 ? values() : new HandlerThreads[] {ONE, POOL};
  }
}
