package dev.tandem.faults;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes HTTP/2 frames as a test likes them: also what no proper peer would send. */
final class Frames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int ACK = 1;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  static final int PADDED = 8;

  private final DataOutputStream out;

  Frames(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 15));
  }

  void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  void frame(int type, int flags, int stream, byte... payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
  }

  /** Writes a frame with so much padding. */
  void padded(int type, int flags, int stream, int padding, byte... payload) throws IOException {
    byte[] whole = new byte[1 + payload.length + padding];
    whole[0] = (byte) padding;
    System.arraycopy(payload, 0, whole, 1, payload.length);
    frame(type, flags | PADDED, stream, whole);
  }

  /** Ends a stream by an error code of HTTP/2. */
  void reset(int stream, int code) throws IOException {
    frame(RESET, 0, stream, new byte[] {0, 0, 0, (byte) code});
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Gives a message as gRPC frames it. */
  static byte[] message(byte... content) {
    byte[] framed = new byte[5 + content.length];
    framed[3] = (byte) (content.length >> 8);
    framed[4] = (byte) content.length;
    System.arraycopy(content, 0, framed, 5, content.length);
    return framed;
  }

  /** Encodes headers, each as HPACK's "literal without indexing". */
  static byte[] headers(Map<String, String> headers) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      header(block, header.getKey(), header.getValue());
    }
    return block.toByteArray();
  }

  static void header(ByteArrayOutputStream block, String name, String value) throws IOException {
    block.write(0);
    string(block, name);
    string(block, value);
  }

  private static void string(ByteArrayOutputStream block, String text) throws IOException {
    int length = text.length();
    if (length < 127) {
      block.write(length);
    } else { // HPACK's integers: 7 bits at a time, the last ones last.
      block.write(127);
      int rest = length - 127;
      for (; rest >= 128; rest >>= 7) {
        block.write(rest & 127 | 128);
      }
      block.write(rest);
    }
    block.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
