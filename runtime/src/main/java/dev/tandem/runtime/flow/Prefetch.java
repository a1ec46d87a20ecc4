package dev.tandem.runtime.flow;

import com.google.protobuf.MessageLite;

/**
 * How many messages of a stream to ask for, and when. Asking for them one by one costs a wake-up of
 * the transport for each, so they are asked for in batches; and never so many that they would take
 * more than about {@link #MAX_BYTES}.
 *
 * <p>How large messages are shows when they have come. So a stream begins with few, one message of
 * each batch is measured, and the limit grows step by step but falls at once.
 */
final class Prefetch {
  /** What a stream begins with, whatever the size of its messages. */
  static final int FIRST = 8;

  /** About how much may wait for a reader; the transport's own window is as large by default. */
  static final int MAX_BYTES = 1 << 20;

  private final int most;
  private int limit; // how many to have asked for and not taken
  private int open; // how many are asked for and not taken

  Prefetch(int most) {
    this.most = most;
    this.limit = Math.min(most, FIRST);
    this.open = limit;
  }

  /** Gives how many messages are asked for and not taken. */
  int open() {
    return open;
  }

  /** Takes note that a message was taken; gives how many more to ask for: a batch, or 0. */
  int taken(Object message) {
    open--;
    if (open > limit / 2) {
      return 0;
    }
    limit = Math.min(fitting(message), 2 * limit);
    int batch = Math.max(0, limit - open);
    open += batch;
    return batch;
  }

  private int fitting(Object message) {
    int size = message instanceof MessageLite known ? Math.max(1, known.getSerializedSize()) : 1;
    int least = Math.min(2, most); // One on its way while another is worked on.
    return Math.max(least, Math.min(most, MAX_BYTES / size));
  }
}
