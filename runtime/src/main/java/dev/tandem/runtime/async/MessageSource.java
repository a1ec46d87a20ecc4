package dev.tandem.runtime.async;

/** The side of a call that messages come in by, as {@link MessageSubscription} needs it. */
public interface MessageSource {

  /** Asks the peer for more messages; ends the call if that can't be done, and throws nothing. */
  void request(int count);

  /** Takes note that the subscriber wants no more. */
  void cancelled();

  /** Takes note that the subscriber has thrown; nothing more is signalled to it. */
  void subscriberFailed(Throwable failure);
}
