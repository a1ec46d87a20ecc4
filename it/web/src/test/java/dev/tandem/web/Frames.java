package dev.tandem.web;

import com.google.protobuf.MessageLite;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a gRPC-Web call, by hand: a flag, a length and the bytes of each message. */
final class Frames {
  private static final int TRAILERS = 0x80;

  private Frames() {}

  static byte[] frame(MessageLite message) {
    byte[] bytes = message.toByteArray();
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) 0)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  /** A frame of a response: a message, or the trailers at the end. */
  record Frame(boolean isTrailers, byte[] content) {
    Map<String, String> trailers() {
      Map<String, String> trailers = new LinkedHashMap<>();
      new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(":", 2))
          .forEach(line -> trailers.put(line[0].strip().toLowerCase(Locale.ROOT), line[1].strip()));
      return trailers;
    }
  }

  /** Reads the next frame; gives null at the end. */
  static @Nullable Frame read(InputStream body) throws IOException {
    DataInputStream in = new DataInputStream(body);
    int flags = in.read();
    if (flags < 0) {
      return null;
    }
    byte[] content = new byte[in.readInt()];
    in.readFully(content);
    return new Frame((flags & TRAILERS) != 0, content);
  }

  static List<Frame> readAll(InputStream body) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame = read(body); frame != null; frame = read(body)) {
      frames.add(frame);
    }
    return frames;
  }
}
