package dev.tandem.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a server has told, in its order. */
final class Events {
  private final BlockingQueue<ServerEvent> told = new LinkedBlockingQueue<>();

  void add(ServerEvent event) {
    told.add(event);
  }

  void clear() {
    told.clear();
  }

  /** Waits for so many events, and gives all that have come. */
  List<ServerEvent> await(int count) throws InterruptedException {
    List<ServerEvent> found = new ArrayList<>();
    while (found.size() < count) {
      ServerEvent next = told.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError(count + " events expected, but there were only " + found);
      }
      found.add(next);
    }
    told.drainTo(found);
    return found;
  }
}
