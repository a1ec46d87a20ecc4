package dev.tandem.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends what it likes, and reads only if told to: what no proper client does. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final Frames frames;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    frames = new Frames(socket.getOutputStream());
    frames.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    // As large a window as there is, for streams to come and for the connection.
    frames.frame(Frames.SETTINGS, 0, 0, new byte[] {0, 4, 0x7f, -1, -1, -1});
    frames.frame(Frames.WINDOW_UPDATE, 0, 0, new byte[] {0x7f, -1, 0, 0});
  }

  Frames frames() {
    return frames;
  }

  /** Starts a call of the guide's. */
  void open(int stream, String method) throws IOException {
    frames.frame(Frames.HEADERS, Frames.END_HEADERS, stream, Frames.headers(headers(method)));
  }

  /** Gives the headers of a call. */
  static Map<String, String> headers(String method) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(":method", "POST");
    headers.put(":scheme", "http");
    headers.put(":path", "/routeguide.RouteGuide/" + method);
    headers.put(":authority", "localhost");
    headers.put("te", "trailers");
    headers.put("content-type", "application/grpc");
    return headers;
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
