package dev.tandem.runtime.ipc;

/** Threads that keep no program alive. */
final class Daemon {
  private Daemon() {}

  static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, "tandem " + name);
    thread.setDaemon(true);
    return thread;
  }

  static Thread start(String name, Runnable task) {
    Thread thread = thread(name, task);
    thread.start();
    return thread;
  }
}
