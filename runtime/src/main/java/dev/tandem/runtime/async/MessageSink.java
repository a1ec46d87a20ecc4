package dev.tandem.runtime.async;

/**
 * The side of a call that messages go out by, as {@link MessageSubscriber} needs it, which never
 * calls two of these methods at a time.
 */
public interface MessageSink<T> {

  /** Does what else must not overlap a write; called whenever there may be something. */
  default void catchUp() {}

  /** Says whether the transport takes a message without queueing it up. */
  boolean isReady();

  /** Hands a message to the transport. */
  void write(T message);

  /** Says that all is sent. */
  void complete();

  /** Ends the call because what should have been sent failed. */
  void fail(Throwable failure);
}
