package dev.tandem.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each call with the frames that a test tells it: also what no proper server sends. */
final class RawServer implements AutoCloseable {
  /** What a call gets. */
  interface Answer {
    /**
     * Writes it.
     *
     * @param attempt how many calls came before, with this one
     */
    void to(Frames out, int stream, int attempt) throws IOException;
  }

  private static final int PREFACE = 24;

  private final ServerSocket socket;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger attempts = new AtomicInteger();
  private final Answer answer;

  RawServer(Answer answer) {
    this.answer = answer;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Caller.start("raw server", this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  int attempts() {
    return attempts.get();
  }

  int connections() {
    return connections.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        Caller.start("raw connection", () -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      DataInputStream in = new DataInputStream(connection.getInputStream());
      Frames out = new Frames(connection.getOutputStream());
      in.readFully(new byte[PREFACE]);
      out.frame(Frames.SETTINGS, 0, 0);
      out.flush();
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[length];
        in.readFully(payload);
        react(out, type, flags, stream, payload);
        out.flush();
      }
    } catch (IOException e) {
      // Closed by either side.
    }
  }

  private void react(Frames out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    boolean last = (flags & Frames.END_STREAM) != 0; // the same bit as ACK
    if (type == Frames.DATA && last) {
      answer.to(out, stream, attempts.incrementAndGet());
    } else if ((type == Frames.SETTINGS || type == Frames.PING) && !last) {
      out.frame(type, Frames.ACK, 0, type == Frames.PING ? payload : new byte[0]);
    }
  }

  /** Gives the headers that a response begins with. */
  static byte[] responseHeaders() throws IOException {
    return headers(":status", "200", "content-type", "application/grpc");
  }

  /** Gives headers or trailers: names and values, one after the other. */
  static byte[] headers(String... namesAndValues) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Frames.headers(headers);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
