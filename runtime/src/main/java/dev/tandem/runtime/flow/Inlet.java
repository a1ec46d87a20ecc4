package dev.tandem.runtime.flow;

/** The side of a call that messages come in by, as {@link BlockingReceiver} needs it. */
public interface Inlet {

  /** Asks the peer for more messages; without the lock. */
  void request(int count);

  /** Says whether no more messages will come in; with the lock held. */
  boolean isEnded();

  /** Throws if what came in ended with a failure; called after {@link #isEnded()} said true. */
  void throwIfFailed();

  /**
   * Ends the call because the receiving thread was interrupted, and throws. Returns if the call had
   * ended before: then there is nothing to wait for. Keeps the flag in either case.
   */
  void interrupted(InterruptedException cause);
}
