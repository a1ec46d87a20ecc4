package dev.tandem.testing;

import dev.tandem.runtime.Sender;
import java.util.List;

/**
 * Keeps the messages that are sent to it, and can be waited for: a list for tests in which messages
 * come from another thread.
 *
 * <pre>{@code
 * RecordingSender<Greeting> greetings = new RecordingSender<>();
 * Thread caller = new Thread(() -> client.greetOften(name, greetings));
 * caller.start();
 * greetings.await(3);
 * }</pre>
 *
 * <p>It never blocks its sender. All methods may be called from any thread.
 *
 * @param <T> the type of message
 */
public final class RecordingSender<T> implements Sender<T> {
  private final Awaited<T> messages = new Awaited<>();

  /** Makes one without messages. */
  public RecordingSender() {}

  @Override
  public void send(T message) {
    messages.add(message);
  }

  /**
   * Gives what was sent until now.
   *
   * @return the messages in their order, a copy
   */
  public List<T> messages() {
    return messages.copy();
  }

  /**
   * Waits until so many messages were sent.
   *
   * @param count how many, at least
   * @return all that were sent until now
   * @throws AssertionError if they were not within ten seconds, or if this thread is interrupted
   */
  public List<T> await(int count) {
    return messages.await(list -> list.size() >= count, count + " messages");
  }
}
