package dev.tandem.runtime.ipc;

import java.util.ArrayList;
import java.util.List;

/** Something that happens once, if ever. Thread-safe. */
final class Event {
  private final List<Runnable> waiting = new ArrayList<>(); // guarded by this, like the next
  private boolean happened;

  synchronized boolean hasHappened() {
    return happened;
  }

  /** Runs this when it happens, on that thread; at once if it has happened. */
  void then(Runnable action) {
    synchronized (this) {
      if (!happened) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /** Does nothing the second time. */
  void happen() {
    List<Runnable> actions;
    synchronized (this) {
      happened = true;
      actions = List.copyOf(waiting);
      waiting.clear();
    }
    actions.forEach(Runnable::run);
  }
}
