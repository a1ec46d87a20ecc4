package dev.tandem.testing;

import dev.tandem.runtime.Sender;
import java.time.Duration;

/** Passes messages on, and notes those that went through. */
record ForwardingSender<T>(Sender<T> next, Awaited<Object> sent) implements Sender<T> {

  @Override
  public void send(T message) {
    next.send(message);
    sent.add(message);
  }

  @Override
  public boolean trySend(T message) {
    return note(next.trySend(message), message);
  }

  @Override
  public boolean send(T message, Duration timeout) {
    return note(next.send(message, timeout), message);
  }

  private boolean note(boolean wasSent, T message) {
    if (wasSent) {
      sent.add(message);
    }
    return wasSent;
  }

  @Override
  public boolean isReady() {
    return next.isReady();
  }
}
