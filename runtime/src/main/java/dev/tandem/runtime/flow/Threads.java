package dev.tandem.runtime.flow;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that blocking code runs on: virtual ones where Java has them (21+). */
public final class Threads {
  private static final System.Logger LOG = System.getLogger(Threads.class.getName());
  private static final String NAME = "tandem-";
  private static final boolean HAS_VIRTUAL = Runtime.version().feature() >= 21;
  private static final ExecutorService EXECUTOR =
      HAS_VIRTUAL ? VirtualThreads.newExecutor(NAME) : cached();

  private Threads() {}

  /** Gives the executor that never makes a task wait for another to end. */
  public static ExecutorService executor() {
    return EXECUTOR;
  }

  /** Says whether they are virtual. */
  public static boolean areVirtual() {
    return HAS_VIRTUAL;
  }

  /**
   * Gives an executor that loses no task, so that nobody waits for ever for what it should do: what
   * the given one refuses, as after its shutdown, or throws at for any other reason, runs on the
   * runtime's own threads.
   */
  public static Executor orElseOwn(Executor executor) {
    return task -> {
      Once once = new Once(task, new AtomicBoolean());
      try {
        executor.execute(once);
      } catch (Throwable refused) {
        LOG.log(System.Logger.Level.DEBUG, "An executor takes no task.", refused);
        EXECUTOR.execute(once);
      }
    };
  }

  /** A task for two executors: one may throw, for want of a thread, at what it has queued up. */
  private record Once(Runnable task, AtomicBoolean begun) implements Runnable {
    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        task.run();
      }
    }
  }

  /**
   * Says whether the current thread is good for a handler that blocks: a virtual one on 21+, and
   * before that one of grpc-java's own pool, which grows as needed. Any other may be an event loop,
   * or the only thread of somebody's pool.
   */
  public static boolean mayBlock() {
    Thread current = Thread.currentThread();
    return HAS_VIRTUAL
        ? VirtualThreads.isVirtual(current)
        : current.getName().startsWith("grpc-default-executor-");
  }

  private static ExecutorService cached() {
    AtomicLong number = new AtomicLong();
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, NAME + number.getAndIncrement());
          thread.setDaemon(true);
          return thread;
        });
  }
}
