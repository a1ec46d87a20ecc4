package dev.tandem.runtime.client;

import dev.tandem.runtime.Sender;
import java.lang.ref.Reference;
import java.time.Duration;

/** A stream that sends the requests of its call. */
interface RequestSide<Q> extends Sender<Q> {

  /** Gives the call that the requests are for. */
  OpenCall<Q, ?> call();

  @Override
  default void send(Q message) {
    try {
      call().sender().send(message);
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }

  @Override
  default boolean trySend(Q message) {
    return call().sender().trySend(message);
  }

  @Override
  default boolean send(Q message, Duration timeout) {
    try {
      return call().sender().send(message, timeout);
    } finally {
      Reference.reachabilityFence(this); // Whoever waits here has not lost the stream.
    }
  }

  @Override
  default boolean isReady() {
    return call().sender().isReady();
  }
}
