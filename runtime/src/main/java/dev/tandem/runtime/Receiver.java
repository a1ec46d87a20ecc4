package dev.tandem.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the messages of one direction of a stream, in the order in which they were sent.
 *
 * <p>Every message that arrived before a failure is handed out before that failure. The end and a
 * failure are sticky: asking again gives the same answer.
 *
 * <p>One thread at a time should receive. {@link #close()} may come from any thread.
 *
 * <p>It is an {@code Iterable} that can be iterated once: all its iterators, {@link #stream()} and
 * {@link #receive()} take from the same messages. Leaving a loop early does not close; use
 * try-with-resources.
 *
 * @param <T> the type of message
 */
public interface Receiver<T> extends Iterable<T>, AutoCloseable {

  /**
   * Waits for the next message.
   *
   * @return the message, or null at the clean end of the stream and, in a handler, after {@link
   *     #close()}
   * @throws RpcException if the call failed; {@link RpcException.Cancelled} if a caller has closed
   *     it, or this thread is interrupted, which leaves the interrupt flag set and, for a caller,
   *     cancels the call
   */
  @Nullable T receive();

  /**
   * Waits for the next message, but no longer than the given time.
   *
   * @param timeout how long to wait at most
   * @return the message, or null at the clean end of the stream
   * @throws TimeoutException if no message came in time; the stream goes on
   * @throws RpcException as {@link #receive()} does
   */
  @Nullable T receive(Duration timeout) throws TimeoutException;

  /**
   * Iterates over the messages that are still to come. Both methods of the iterator may block and
   * throw as {@link #receive()} does.
   *
   * @return an iterator that takes from this receiver
   */
  @Override
  Iterator<T> iterator();

  /**
   * Gives the messages that are still to come as a sequential stream.
   *
   * @return a stream that closes this receiver when it is closed itself
   */
  default Stream<T> stream() {
    Spliterator<T> spliterator =
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(spliterator, false).onClose(this::close);
  }

  /**
   * Says that no more messages are wanted. On a caller's stream this cancels the call unless it has
   * ended; in a handler it ends receiving, and the call goes on until the handler returns. Closing
   * again does nothing.
   */
  @Override
  void close();

  /**
   * Gives a receiver of known messages, for callers that have them all and for tests.
   *
   * @param messages the messages, taken one by one as they are received
   * @param <T> the type of message
   * @return a receiver that ends after the last of them
   */
  static <T> Receiver<T> of(Iterable<? extends T> messages) {
    return new IterableReceiver<>(messages);
  }

  /**
   * Gives a receiver of known messages, for callers that have them all and for tests.
   *
   * @param messages the messages
   * @param <T> the type of message
   * @return a receiver that ends after the last of them
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The list only reads the array.
  static <T> Receiver<T> of(T... messages) {
    return new IterableReceiver<>(Arrays.asList(messages));
  }
}
