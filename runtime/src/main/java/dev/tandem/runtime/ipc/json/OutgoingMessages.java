package dev.tandem.runtime.ipc.json;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one side of a call sends: no more than the peer has asked for; others wait
 * here. Who looks at {@link #isReady()} before it sends lets none wait.
 */
final class OutgoingMessages implements FrameWriter.Sender {
  /** How many messages may be sent before the peer asks for any. */
  static final int FIRST = 2;

  /** How many bytes may wait for the writer until this is no longer ready; that of grpc-java. */
  private static final int READY_BYTES = 32 << 10;

  private final FrameWriter writer;
  private final Runnable onReady;

  private final ReentrantLock lock = new ReentrantLock(); // guards all that follows
  private final Queue<String> waiting = new ArrayDeque<>(0);
  private long call; // 0 before it has begun
  private long credit;
  private long unwritten;
  private @Nullable LongFunction<byte[]> end; // makes the last frame
  private @Nullable Runnable whenEnded;
  private boolean over;

  /** Makes the messages of a call. When it becomes ready, something is run that must not block. */
  OutgoingMessages(FrameWriter writer, Runnable onReady) {
    this.writer = writer;
    this.onReady = onReady;
  }

  /** Says that the call has begun, under this number. */
  void begin(long call) {
    change(
        () -> {
          this.call = call;
          credit += FIRST; // The peer may be faster, and have asked for more by now.
        });
  }

  /** Takes note that the peer asks for more. */
  void requested(int messages) {
    change(() -> credit += messages);
  }

  /** Sends a message, now or when it is asked for. */
  void send(String json) {
    change(() -> waiting.add(json));
  }

  /** Sends the last frame when all messages are sent, and then runs something. */
  void end(LongFunction<byte[]> frame, Runnable then) {
    change(
        () -> {
          end = frame;
          whenEnded = then;
        });
  }

  /** Drops what waits; nothing more is sent. */
  void drop() {
    change(
        () -> {
          over = true;
          end = null;
          waiting.clear();
        });
  }

  @Override
  public void written(int bytes) {
    change(() -> unwritten -= bytes);
  }

  /** Says whether a message would be sent now, and not wait. */
  boolean isReady() {
    lock.lock();
    try {
      return isReadyNow();
    } finally {
      lock.unlock();
    }
  }

  private boolean isReadyNow() {
    return maySend() && unwritten < READY_BYTES;
  }

  private boolean maySend() {
    return credit > 0 && call != 0 && !over;
  }

  private void change(Runnable change) {
    boolean becameReady;
    Runnable ended;
    lock.lock();
    try {
      boolean wasReady = isReadyNow();
      change.run();
      sendWaiting();
      becameReady = !wasReady && isReadyNow();
      ended = sendEnd();
    } finally {
      lock.unlock();
    }
    if (becameReady) {
      onReady.run();
    }
    if (ended != null) {
      ended.run();
    }
  }

  private void sendWaiting() {
    while (maySend()) {
      String json = waiting.poll();
      if (json == null) {
        return;
      }
      credit--;
      byte[] frame = Frames.message(call, json);
      unwritten += frame.length;
      writer.write(frame, this);
    }
  }

  private @Nullable Runnable sendEnd() {
    LongFunction<byte[]> last = end;
    if (last == null || call == 0 || !waiting.isEmpty()) {
      return null;
    }
    end = null;
    over = true;
    writer.write(last.apply(call));
    return whenEnded;
  }
}
