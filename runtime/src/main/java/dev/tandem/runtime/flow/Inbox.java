package dev.tandem.runtime.flow;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one stream that have arrived and are not yet taken, and the count of those that
 * may be asked for in their place. Guarded by the call's {@link Monitor}.
 *
 * <p>Asking for messages one by one costs a wake-up of the transport for each; so they are asked
 * for in batches of half the prefetch, as many as were taken.
 */
public final class Inbox<T> {
  /** What to ask for where one message is wanted: a second one shows a peer that sends more. */
  public static final int ONE_AND_TOO_MANY = 2;

  private final ArrayDeque<T> messages;
  private final int batch;
  private int taken;

  /** Makes an inbox for a stream that asks for this many messages ahead. */
  public Inbox(int prefetch) {
    messages = new ArrayDeque<>(prefetch);
    batch = Math.max(1, prefetch / 2);
  }

  /** Puts in a message that has arrived. */
  public void add(T message) {
    messages.add(message);
  }

  /** Takes the next message, or null if there is none. */
  public @Nullable T poll() {
    T message = messages.poll();
    if (message != null) {
      taken++;
    }
    return message;
  }

  /** Gives the next message without taking it, or null if there is none. */
  public @Nullable T peek() {
    return messages.peek();
  }

  /** Tells how many messages are in here. */
  public int size() {
    return messages.size();
  }

  /** Tells how many messages to ask for now: a batch, or 0. */
  public int takeCredit() {
    if (taken < batch) {
      return 0;
    }
    int credit = taken;
    taken = 0;
    return credit;
  }

  /** Drops what nobody will take. */
  public void clear() {
    messages.clear();
  }
}
