package dev.tandem.runtime.ipc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The children of this process. When it exits, they end, too. */
final class LiveChildren {
  private static final Set<Child> CHILDREN = new LinkedHashSet<>();
  private static boolean hooked; // this and the next: guarded by CHILDREN
  private static boolean exiting;

  private LiveChildren() {}

  /** Adds one, unless this process is exiting. */
  static boolean add(Child child) {
    synchronized (CHILDREN) {
      if (!hooked) {
        hooked = hook();
      }
      return hooked && !exiting && CHILDREN.add(child);
    }
  }

  static void remove(Child child) {
    synchronized (CHILDREN) {
      CHILDREN.remove(child);
    }
  }

  private static boolean hook() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(LiveChildren::closeAll, "tandem children"));
      return true;
    } catch (IllegalStateException tooLate) {
      return false;
    }
  }

  /** At once, so that ten take no longer than one. */
  private static void closeAll() {
    List<Child> left;
    synchronized (CHILDREN) {
      exiting = true;
      left = List.copyOf(CHILDREN);
    }
    List<Thread> closing =
        left.stream().map(child -> Daemon.start("close of " + child, child::close)).toList();
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException impossible) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
