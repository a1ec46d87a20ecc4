package dev.tandem.runtime.flow;

import java.time.Duration;

/** The words about a send that may wait for ever. */
final class StallLog {
  /** How long a send waits before that is worth a word. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(StallLog.class.getName());

  private StallLog() {}

  static void tell(String call, int unread) {
    LOG.log(
        System.Logger.Level.WARNING,
        "A send of {0} has waited for {1} s, while {2} messages of the other side wait here to be"
            + " received. If nobody receives them, both sides may wait for ever: receive on"
            + " another thread, or use exchange.",
        call,
        PATIENCE.toSeconds(),
        unread);
  }
}
