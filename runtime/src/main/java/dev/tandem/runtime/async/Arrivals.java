package dev.tandem.runtime.async;

import org.jspecify.annotations.Nullable;

/**
 * Takes what a call's callbacks tell of one direction. They come one by one; aborts at any time.
 */
public interface Arrivals<T> {

  /** Gives how many messages to ask for when the call starts. */
  int firstRequest();

  /** Takes in a message. */
  void messageCame(T message);

  /**
   * Takes note of the end. All messages come before it.
   *
   * @param failure why, or null for the clean end
   */
  void ended(@Nullable Throwable failure);

  /** Takes note that this side has given the call up. Messages that wait are dropped. */
  void aborted(Throwable failure);
}
