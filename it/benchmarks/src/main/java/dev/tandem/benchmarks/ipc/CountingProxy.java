package dev.tandem.benchmarks.ipc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/** Stands between one client and a server and counts what both send. */
final class CountingProxy implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final LongAdder bytes;

  CountingProxy(int server, LongAdder bytes) throws IOException {
    this.bytes = bytes;
    start(() -> connect(server));
  }

  int port() {
    return listener.getLocalPort();
  }

  private void connect(int server) {
    try {
      Socket client = listener.accept();
      Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      start(() -> copy(client, behind));
      start(() -> copy(behind, client));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(new CountedOutput(to.getOutputStream(), bytes));
    } catch (IOException closed) {
      // By the other direction, or at the end of the measurement.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "counting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
