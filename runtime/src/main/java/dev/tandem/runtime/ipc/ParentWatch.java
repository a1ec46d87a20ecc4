package dev.tandem.runtime.ipc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Ends this process with its parent.
 *
 * <p>Asked is the system, not only the connection: that of a child which has not connected yet says
 * nothing.
 */
final class ParentWatch {
  /** As after SIGHUP, which a terminal sends when it is closed. */
  static final int EXIT_CODE = 129;

  private static final System.Logger LOG = System.getLogger(ParentWatch.class.getName());
  private static final long POLL_MILLIS = 500;
  private static final long CLOCK_MILLIS = 2_000;

  private final Definition parent;
  private final AtomicBoolean exiting = new AtomicBoolean();

  private ParentWatch(Definition parent) {
    this.parent = parent;
  }

  static ParentWatch start(Definition parent) {
    ParentWatch watch = new ParentWatch(parent);
    Daemon.start("watch of the parent", watch::poll);
    return watch;
  }

  private void poll() {
    ProcessHandle handle =
        ProcessHandle.of(parent.pid()).filter(found -> isParent(found, parent)).orElse(null);
    boolean direct = handle != null && isOwnParent(handle);
    try {
      while (handle != null && handle.isAlive() && (!direct || isOwnParent(handle))) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
    gone("the process " + parent.pid() + " has ended");
  }

  /**
   * A system that orphans a process gives it another parent. That shows also if the old one was
   * killed and nobody takes note, so that it counts as alive.
   */
  private static boolean isOwnParent(ProcessHandle handle) {
    return ProcessHandle.current().parent().filter(handle::equals).isPresent();
  }

  /** An ancestor is it; else its start must fit, because process ids are used again. */
  static boolean isParent(ProcessHandle found, Definition parent) {
    return Stream.iterate(
                ProcessHandle.current().parent(),
                Optional::isPresent,
                process -> process.flatMap(ProcessHandle::parent))
            .anyMatch(process -> process.filter(found::equals).isPresent())
        || found
            .info()
            .startInstant()
            .filter(start -> Math.abs(start.toEpochMilli() - parent.started()) < CLOCK_MILLIS)
            .isPresent();
  }

  /** Exits, once; from a thread of its own, because that of the caller may be needed meanwhile. */
  void gone(String why) {
    if (exiting.compareAndSet(false, true)) {
      Daemon.start("halt", () -> haltAfter(parent.grace()));
      Daemon.start(
          "exit",
          () -> {
            LOG.log(System.Logger.Level.WARNING, "The parent has gone: {0}. Exiting", why);
            System.exit(EXIT_CODE);
          });
    }
  }

  private static void haltAfter(Duration grace) {
    try {
      Thread.sleep(grace.toMillis());
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
