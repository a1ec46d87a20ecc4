package dev.tandem.faults;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Writes HTTP/2 frames as it likes, and reads only if told to: what no proper client does. */
final class RawClient implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final Socket socket;
  private final DataOutputStream out;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 15));
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    // As large a window as there is, for streams to come and for the connection.
    frame(SETTINGS, 0, 0, new byte[] {0, 4, 0x7f, -1, -1, -1});
    frame(WINDOW_UPDATE, 0, 0, new byte[] {0x7f, -1, 0, 0});
  }

  void frame(int type, int flags, int stream, byte... payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
  }

  /** Starts a call of the guide's. */
  void open(int stream, String method) throws IOException {
    frame(HEADERS, END_HEADERS, stream, headers(method));
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Gives the headers of a call, each as HPACK's "literal without indexing". */
  static byte[] headers(String method) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    header(block, ":method", "POST");
    header(block, ":scheme", "http");
    header(block, ":path", "/routeguide.RouteGuide/" + method);
    header(block, ":authority", "localhost");
    header(block, "te", "trailers");
    header(block, "content-type", "application/grpc");
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

  /** Reads until the server closes the connection. */
  void awaitClose() throws IOException {
    socket.setSoTimeout(20_000);
    byte[] buffer = new byte[8192];
    while (socket.getInputStream().read(buffer) >= 0) {}
  }

  /** Reads and drops all from now on. */
  void drain() {
    Caller.start(
        "drain",
        () -> {
          try {
            awaitClose();
          } catch (IOException e) {
            // Closed from this side.
          }
        });
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
