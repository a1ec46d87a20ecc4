package dev.tandem.runtime;

import java.time.Duration;

/**
 * Takes the messages of one direction of a stream.
 *
 * <p>A method that collects is one too: {@code list::add} is a sender, so a test needs no mock.
 *
 * <p>The senders that Tandem hands out are thread-safe. Messages of one thread keep their order;
 * what several threads send at a time goes out one whole message after the other.
 *
 * @param <T> the type of message
 */
@FunctionalInterface
public interface Sender<T> {

  /**
   * Sends a message, and blocks while the peer (or the network) is slower than the sender. What is
   * on its way but not yet on the wire stays within the transport's buffer (32 KiB unless changed).
   *
   * @param message the message
   * @throws RpcException once the call is over: with the call's own failure, or {@link
   *     RpcException.Cancelled} if it was closed, cancelled or interrupted, or {@link
   *     RpcException.FailedPrecondition} if it ended well before this message. An interrupt cancels
   *     the call and leaves the thread's interrupt flag set.
   */
  void send(T message);

  /**
   * Sends a message if that is possible without blocking.
   *
   * @param message the message
   * @return false if the peer is slow now; the message was not sent
   * @throws RpcException as {@link #send(Object)} does
   */
  default boolean trySend(T message) {
    send(message);
    return true;
  }

  /**
   * Sends a message, and waits for a slow peer no longer than the given time.
   *
   * @param message the message
   * @param timeout how long to wait at most
   * @return false if the time was up; the message was not sent, the stream goes on
   * @throws RpcException as {@link #send(Object)} does
   */
  default boolean send(T message, Duration timeout) {
    send(message);
    return true;
  }

  /**
   * Says whether {@link #send(Object)} would go through without blocking.
   *
   * @return true if the peer keeps up; false also when the call is over
   */
  default boolean isReady() {
    return true;
  }
}
