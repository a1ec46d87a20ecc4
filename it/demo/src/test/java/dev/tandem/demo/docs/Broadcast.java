package dev.tandem.demo.docs;

import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// docs:broadcast
/**
 * Sends each message to all listeners. Who does not keep up misses some, and 100 in a row end it.
 */
final class Broadcast<T> {
  private static final int MOST_MISSED = 100;

  private final Map<Sender<T>, Integer> missed = new ConcurrentHashMap<>();

  /** For a handler: stays until the caller leaves or does not keep up. */
  void listen(Sender<T> listener) throws InterruptedException {
    missed.put(listener, 0);
    try {
      while (missed.getOrDefault(listener, MOST_MISSED) < MOST_MISSED) {
        Thread.sleep(1_000); // interrupted when the caller has left
      }
      throw new RpcException.ResourceExhausted("missed too many messages: connect again");
    } finally {
      missed.remove(listener);
    }
  }

  /** Never waits for a listener. From any thread. */
  void publish(T message) {
    missed.keySet().forEach(listener -> offer(listener, message));
  }

  private void offer(Sender<T> listener, T message) {
    try {
      boolean sent = listener.trySend(message);
      missed.computeIfPresent(listener, (key, count) -> sent ? 0 : count + 1);
    } catch (RpcException left) {
      missed.remove(listener);
    }
  }
}
// docs:end
