package dev.tandem.runtime.flow;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one stream that have arrived and are not yet taken, and the count of those that
 * may be asked for in their place. Guarded by the call's {@link Monitor}.
 */
public final class Inbox<T> {
  /** What to ask for where one message is wanted: a second one shows a peer that sends more. */
  public static final int ONE_AND_TOO_MANY = 2;

  private final SmallQueue<T> messages = new SmallQueue<>();
  private final @Nullable Prefetch prefetch;
  private int credit;
  private long taken;

  private Inbox(@Nullable Prefetch prefetch) {
    this.prefetch = prefetch;
  }

  /** Makes an inbox for the only message of its direction; no more than the first are asked for. */
  public static <T> Inbox<T> ofOne() {
    return new Inbox<>(null);
  }

  /** Makes an inbox for a stream that asks for at most this many messages ahead. */
  public static <T> Inbox<T> ofStream(int prefetch) {
    return new Inbox<>(new Prefetch(prefetch));
  }

  /** Gives how many messages to ask for when the call begins. */
  public int firstRequest() {
    return prefetch == null ? ONE_AND_TOO_MANY : prefetch.open();
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
      credit += prefetch == null ? 0 : prefetch.taken(message);
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

  /** Tells how many messages were taken so far. */
  long taken() {
    return taken;
  }

  /** Tells how many messages to ask for now: a batch, or 0. */
  public int takeCredit() {
    int now = credit;
    credit = 0;
    return now;
  }

  /** Drops what nobody will take. */
  public void clear() {
    messages.clear();
  }
}
