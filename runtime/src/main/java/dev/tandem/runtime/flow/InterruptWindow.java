package dev.tandem.runtime.flow;

import org.jspecify.annotations.Nullable;

/**
 * The time in which a thread works for a call and may be interrupted on the call's behalf. An
 * interrupt never comes late, when the thread works for somebody else, and never stays behind.
 */
public class InterruptWindow {
  private @Nullable Thread worker;
  private boolean interrupted;

  /**
   * Opens the window for the current thread.
   *
   * @return false if the interrupt came before: the work must not start
   */
  public final synchronized boolean open() {
    if (interrupted) {
      return false;
    }
    worker = Thread.currentThread();
    return true;
  }

  /** Interrupts the thread that works, or the one that will. */
  public final synchronized void interrupt() {
    if (!interrupted) {
      interrupted = true;
      if (worker != null) {
        worker.interrupt();
      }
    }
  }

  /** Closes the window; to be called by the thread that opened it. */
  public final synchronized void close() {
    worker = null;
    if (interrupted) {
      Thread.interrupted();
    }
    interrupted = true; // What comes from now on is too late.
  }
}
