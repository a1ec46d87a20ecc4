package dev.tandem.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy in front of a server, which passes all bytes on until it is told to do worse. What it
 * is told holds for all connections, those that exist and those to come.
 */
final class FaultyProxy implements AutoCloseable {

  /** Which way bytes go: from the client up to the server, or down to the client. */
  enum Way {
    UP,
    DOWN
  }

  /** How a connection ends: as if a process had closed it, or by a reset. */
  enum Cut {
    CLOSE,
    RESET
  }

  /** What happens to the bytes of one way. */
  private static final class Lane {
    final AtomicLong passed = new AtomicLong();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile long cutAfter = Long.MAX_VALUE;
    volatile Cut cut = Cut.CLOSE;
  }

  private final int target;
  private final ServerSocket listener;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Map<Way, Lane> lanes = new EnumMap<>(Way.class);
  private volatile boolean singleBytes;
  private volatile long delayMillis;

  private FaultyProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    lanes.put(Way.UP, new Lane());
    lanes.put(Way.DOWN, new Lane());
    thread(this::acceptAll);
  }

  static FaultyProxy to(int port) {
    try {
      return new FaultyProxy(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Tells how many connections there have been. */
  int accepted() {
    return accepted.get();
  }

  /** Tells how many bytes have gone this way, over all connections. */
  long passed(Way way) {
    return lane(way).passed.get();
  }

  /** Ends each connection when so many of its bytes have gone this way. */
  void cutAfter(Way way, long bytes, Cut cut) {
    lane(way).cut = cut;
    lane(way).cutAfter = bytes;
  }

  /** Ends the connections that there are. */
  void cutNow(Cut cut) {
    connections.forEach(connection -> connection.end(cut));
  }

  /** Passes no more bytes this way, and takes none: a black hole. */
  void stall(Way... ways) {
    for (Way way : ways) {
      lane(way).gate = new CountDownLatch(1);
    }
  }

  /** Goes on after a stall, without a byte lost. */
  void resume() {
    lanes.values().forEach(lane -> lane.gate.countDown());
  }

  /** Sends each byte on its own. */
  void splitIntoBytes() {
    singleBytes = true;
  }

  /** Keeps all that comes for so long. */
  void delay(long millis) {
    delayMillis = millis;
  }

  private Lane lane(Way way) {
    return lanes.get(way);
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        Connection connection =
            new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target));
        connections.add(connection);
        thread(() -> connection.pump(Way.UP));
        thread(() -> connection.pump(Way.DOWN));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resume();
    cutNow(Cut.CLOSE);
  }

  /** Two sockets, and what goes between them. */
  private final class Connection {
    private final Socket client;
    private final Socket server;

    Connection(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void pump(Way way) {
      Socket from = way == Way.UP ? client : server;
      Socket to = way == Way.UP ? server : client;
      Lane lane = lane(way);
      byte[] buffer = new byte[8192];
      long gone = 0;
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          lane.gate.await();
          Thread.sleep(delayMillis);
          int allowed = (int) Math.min(count, lane.cutAfter - gone);
          // Before they go: whoever gets them may ask at once.
          lane.passed.addAndGet(allowed);
          write(out, buffer, allowed);
          gone += allowed;
          if (gone == lane.cutAfter) {
            end(lane.cut);
            return;
          }
        }
        lane.gate.await(); // Nobody is told of an end either.
        end(Cut.CLOSE);
      } catch (IOException | InterruptedException over) {
        end(Cut.CLOSE);
      }
    }

    private void write(OutputStream out, byte[] buffer, int count) throws IOException {
      int step = singleBytes ? 1 : Math.max(1, count);
      for (int i = 0; i < count; i += step) {
        out.write(buffer, i, step);
      }
    }

    void end(Cut cut) {
      connections.remove(this);
      for (Socket socket : new Socket[] {client, server}) {
        try {
          if (cut == Cut.RESET) {
            socket.setSoLinger(true, 0); // close() sends a reset then.
          }
          socket.close();
        } catch (IOException e) {
          // The other end was faster.
        }
      }
    }
  }
}
