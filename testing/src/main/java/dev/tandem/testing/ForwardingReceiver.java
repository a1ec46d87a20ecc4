package dev.tandem.testing;

import dev.tandem.runtime.Receiver;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Passes messages on, and notes those that were received. */
record ForwardingReceiver<T>(Receiver<T> next, Awaited<Object> received) implements Receiver<T> {

  @Override
  public @Nullable T receive() {
    return note(next.receive());
  }

  @Override
  public @Nullable T receive(Duration timeout) throws TimeoutException {
    return note(next.receive(timeout));
  }

  private @Nullable T note(@Nullable T message) {
    if (message != null) {
      received.add(message);
    }
    return message;
  }

  @Override
  public Iterator<T> iterator() {
    Iterator<T> messages = next.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return messages.hasNext();
      }

      @Override
      public T next() {
        T message = messages.next();
        received.add(message);
        return message;
      }
    };
  }

  @Override
  public void close() {
    next.close();
  }
}
