package dev.tandem.benchmarks.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP proxy in front of a server, which counts the bytes of either way: headers and all. */
public final class CountingProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  /** Starts one in front of a port of this machine. */
  public CountingProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Gives its own port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Bytes that went to the server so far. */
  public long sent() {
    return sent.get();
  }

  /** Bytes that came from the server so far. */
  public long received() {
    return received.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      for (Socket socket : new Socket[] {client, server}) {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
      }
      start(() -> pump(client, server, sent));
      start(() -> pump(server, client, received));
    }
  }

  private static void pump(Socket from, Socket to, AtomicLong count) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
        count.addAndGet(some); // Before they go: whoever gets them may ask at once.
        out.write(buffer, 0, some);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Runnable untilClosed =
        () -> {
          try {
            work.run();
          } catch (IOException closed) {
            // That is how it ends.
          }
        };
    Thread thread = new Thread(untilClosed, "counting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
