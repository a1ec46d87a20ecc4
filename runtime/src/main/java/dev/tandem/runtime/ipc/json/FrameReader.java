package dev.tandem.runtime.ipc.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Splits what comes into frames and the text between them. Keeps one of them at a time. */
final class FrameReader {
  /** How much of a line of text is kept before it is passed on without its end. */
  static final int PIECE = 8 << 10;

  private static final int BEGINNING = 1 << 10;
  private static final int KEPT_BUFFER = 1 << 20;

  /** Takes what was read. */
  interface Sink {
    /** A frame's JSON. */
    void frame(String json);

    /** A frame of which only the beginning was kept. */
    void tooLarge(String beginning);

    /** A frame that is not whole. */
    void broken(String problem, String text);

    /** The stream has ended in the middle of a frame. */
    void cut(String text);

    /** A line of text, without its end, or a piece of one. */
    void text(String text);
  }

  private final InputStream in;
  private final Sink sink;
  private final IntSupplier largestFrame;

  private byte[] buffer = new byte[BEGINNING];
  private int size;
  private boolean inFrame;
  private boolean dropping;

  FrameReader(InputStream in, Sink sink, IntSupplier largestFrame) {
    this.in = in;
    this.sink = sink;
    this.largestFrame = largestFrame;
  }

  /** Reads until the end of the stream. */
  void readAll() throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      take(chunk, count);
    }
    if (inFrame) {
      sink.cut(lossyText());
    } else if (size > 0) {
      sink.text(lossyText());
    }
  }

  private void take(byte[] chunk, int count) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      byte b = chunk[i];
      if (b == Frames.END || b == Frames.SEPARATOR) {
        append(chunk, from, i);
        from = i + 1;
        if (b == Frames.END) {
          lineEnd();
        } else {
          separator();
        }
      }
    }
    append(chunk, from, count);
  }

  private void separator() {
    if (inFrame && (size > 0 || dropping)) {
      sink.broken("a frame begins in the middle of another", lossyText());
    } else if (size > 0) {
      sink.text(lossyText());
    }
    reset();
    inFrame = true;
  }

  private void lineEnd() {
    if (dropping) {
      sink.tooLarge(lossyText());
    } else if (inFrame) {
      frame();
    } else {
      int end = size > 0 && buffer[size - 1] == '\r' ? size - 1 : size;
      sink.text(new String(buffer, 0, end, StandardCharsets.UTF_8));
    }
    reset();
    inFrame = false;
  }

  private void frame() {
    String text = lossyText();
    if (text.indexOf('\uFFFD') >= 0 && !isUtf8()) {
      sink.broken("a frame is not UTF-8", text);
    } else {
      sink.frame(text);
    }
  }

  private boolean isUtf8() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, size)) != null;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private String lossyText() {
    return new String(buffer, 0, size, StandardCharsets.UTF_8);
  }

  private void reset() {
    size = 0;
    dropping = false;
    if (buffer.length > KEPT_BUFFER) {
      buffer = new byte[BEGINNING];
    }
  }

  private void append(byte[] chunk, int from, int to) {
    if (inFrame) {
      appendToFrame(chunk, from, to - from);
    } else {
      appendToText(chunk, from, to);
    }
  }

  private void appendToFrame(byte[] chunk, int from, int count) {
    if (dropping) {
      return;
    }
    if (count > largestFrame.getAsInt() - size) {
      dropping = true;
      int kept = Math.min(count, Math.max(0, BEGINNING - size));
      add(chunk, from, kept);
      size = Math.min(size, BEGINNING);
    } else {
      add(chunk, from, count);
    }
  }

  private void appendToText(byte[] chunk, int from, int to) {
    for (int next = from; next < to; ) {
      int count = Math.min(to - next, PIECE - size);
      add(chunk, next, count);
      next += count;
      if (size == PIECE) {
        int whole = beforeCutCharacter();
        sink.text(new String(buffer, 0, whole, StandardCharsets.UTF_8));
        System.arraycopy(buffer, whole, buffer, 0, size - whole);
        size -= whole;
      }
    }
  }

  /** Gives the end of what can be passed on without tearing a character of several bytes. */
  private int beforeCutCharacter() {
    for (int i = size - 1; i >= size - 3; i--) {
      boolean continues = (buffer[i] & 0xc0) == 0x80;
      if (!continues) {
        return (buffer[i] & 0x80) == 0 ? size : i;
      }
    }
    return size;
  }

  private void add(byte[] chunk, int from, int count) {
    if (count > buffer.length - size) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + count));
    }
    System.arraycopy(chunk, from, buffer, size, count);
    size += count;
  }
}
