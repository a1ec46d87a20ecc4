package dev.tandem.runtime.ipc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last of the bytes that are read through it. Thread-safe. */
final class Tail extends FilterInputStream {
  /** As much as a pipe of Linux holds. */
  static final int BYTES = 64 * 1024;

  private final byte[] ring = new byte[BYTES];
  private long total;

  Tail(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count > 0) {
      keep(bytes, offset, count);
    }
    return count;
  }

  private synchronized void keep(byte[] bytes, int offset, int count) {
    for (int i = Math.max(0, count - BYTES); i < count; i++) {
      ring[(int) ((total + i) % BYTES)] = bytes[offset + i];
    }
    total += count;
  }

  /** Gives what is kept so far. */
  synchronized String text() {
    int length = (int) Math.min(total, BYTES);
    byte[] kept = new byte[length];
    for (int i = 0; i < length; i++) {
      kept[i] = ring[(int) ((total - length + i) % BYTES)];
    }
    return new String(kept, StandardCharsets.UTF_8);
  }
}
