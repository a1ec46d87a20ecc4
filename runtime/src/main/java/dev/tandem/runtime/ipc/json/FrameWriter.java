package dev.tandem.runtime.ipc.json;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames on a thread of its own, so that a peer that does not read blocks nobody else. What
 * may wait here is limited by who sends, see {@link OutgoingMessages}.
 */
final class FrameWriter {
  private static final int BUFFER = 1 << 16;

  /** Is told when a frame of its own was written. */
  interface Sender {
    void written(int bytes);
  }

  private static final class Entry {
    final byte[] frame;
    final @Nullable Sender sender;

    Entry(byte[] frame, @Nullable Sender sender) {
      this.frame = frame;
      this.sender = sender;
    }
  }

  private final OutputStream out;
  private final Consumer<Exception> onFailure;
  private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Queue<Entry> entries = new ArrayDeque<>(); // guarded by the lock, and so is the next
  private boolean closed;

  FrameWriter(OutputStream out, Consumer<Exception> onFailure) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.onFailure = onFailure;
  }

  /** Writes a frame soon. After the end it is dropped. */
  void write(byte[] frame) {
    write(frame, null);
  }

  /** Writes a frame soon and then says so. */
  void write(byte[] frame, @Nullable Sender sender) {
    lock.lock();
    try {
      if (!closed) {
        entries.add(new Entry(frame, sender));
        if (entries.size() == 1) {
          changed.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes the stream when all that waits here is written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Is completed when the stream is closed, or broken. */
  CompletableFuture<@Nullable Void> finished() {
    return finished;
  }

  /** Writes until the end. */
  void writeAll() {
    try (OutputStream closing = out) {
      for (Queue<Entry> batch = await(); !batch.isEmpty(); batch = await()) {
        for (Entry entry : batch) {
          closing.write(entry.frame);
          if (entry.sender != null) {
            entry.sender.written(entry.frame.length);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      close();
      onFailure.accept(e);
    } finally {
      finished.complete(null);
    }
  }

  /** Takes all that waits to be written, and flushes before it waits. Empty means the end. */
  private Queue<Entry> await() throws IOException {
    Queue<Entry> batch = take(false);
    if (batch.isEmpty()) {
      out.flush();
      batch = take(true);
    }
    return batch;
  }

  private Queue<Entry> take(boolean wait) {
    lock.lock();
    try {
      while (wait && entries.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      Queue<Entry> batch = entries;
      entries = new ArrayDeque<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
