package dev.tandem.runtime;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A receiver of messages that are there already: it never waits, so it never times out. */
final class IterableReceiver<T> implements Receiver<T> {
  private final Iterator<? extends T> messages;
  private volatile boolean closed;

  IterableReceiver(Iterable<? extends T> messages) {
    this.messages = messages.iterator();
  }

  @Override
  public @Nullable T receive() {
    return closed || !messages.hasNext()
        ? null
        : Objects.requireNonNull(messages.next(), "message");
  }

  @Override
  public @Nullable T receive(Duration timeout) {
    return receive();
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !closed && messages.hasNext();
      }

      @Override
      public T next() {
        T message = receive();
        if (message == null) {
          throw new NoSuchElementException("the end of the messages was reached");
        }
        return message;
      }
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}
