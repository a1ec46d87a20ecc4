package dev.tandem.runtime.ipc.json;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one side of a call receives. They wait here until this side asks for them; the
 * peer sends no more than it was asked for, so there are never many.
 */
final class IncomingMessages {
  private final CallbackQueue callbacks;
  private final Consumer<String> onMessage;
  private final FrameWriter writer;

  private final ReentrantLock lock = new ReentrantLock(); // guards all that follows
  private final Queue<String> arrived = new ArrayDeque<>(OutgoingMessages.FIRST);
  private long call; // 0 before it has begun
  private long requested; // in all
  private long granted = OutgoingMessages.FIRST; // in all, and told to the peer
  private long delivered;
  private long came;
  private boolean ended;
  private @Nullable Runnable onEnd;

  /** Makes the messages of a call, which are taken in callbacks. */
  IncomingMessages(FrameWriter writer, CallbackQueue callbacks, Consumer<String> onMessage) {
    this.writer = writer;
    this.callbacks = callbacks;
    this.onMessage = onMessage;
  }

  /** Says that the call has begun, under this number. */
  void begin(long call) {
    lock.lock();
    try {
      this.call = call;
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** Asks for more messages. */
  void request(int messages) {
    if (messages < 0) {
      throw new IllegalArgumentException("number requested must not be negative: " + messages);
    }
    lock.lock();
    try {
      requested += messages;
      deliver();
      grant();
    } finally {
      lock.unlock();
    }
    callbacks.start();
  }

  private void grant() {
    long more = requested - granted;
    if (more > 0 && call != 0 && !ended) {
      granted = requested;
      writer.write(Frames.request(call, (int) Math.min(Integer.MAX_VALUE, more)));
    }
  }

  /** Takes a message in. */
  void arrived(String json) throws ProtocolException {
    lock.lock();
    try {
      checkNotEnded();
      if (came == granted) {
        throw new ProtocolException("more messages than were asked for");
      }
      came++;
      arrived.add(json);
      deliver();
    } finally {
      lock.unlock();
    }
    callbacks.start();
  }

  /** Takes note that all have come; what is to be done then follows the last of them. */
  void end(Runnable then) throws ProtocolException {
    lock.lock();
    try {
      checkNotEnded();
      ended = true;
      onEnd = then;
      deliver();
    } finally {
      lock.unlock();
    }
    callbacks.start();
  }

  private void checkNotEnded() throws ProtocolException {
    if (ended) {
      throw new ProtocolException("something came after half-close");
    }
  }

  private void deliver() {
    while (delivered < requested) {
      String json = arrived.poll();
      if (json == null) {
        break;
      }
      delivered++;
      callbacks.add(() -> onMessage.accept(json));
    }
    Runnable then = onEnd;
    if (then != null && arrived.isEmpty()) {
      onEnd = null;
      callbacks.add(then);
    }
  }
}
