package dev.tandem.runtime.ipc.json;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls in JSON on a process's standard output, to the parent process, which answers on its
 * standard input.
 *
 * <p>All methods may be called from any thread. Its own threads are daemons, and end with the
 * streams. There is no reconnecting: when a stream has ended, calls fail with UNAVAILABLE, also
 * those that would wait for a server to be ready.
 */
public final class JsonChannel extends ManagedChannel {
  private static final Connection.Names NAMES =
      new Connection.Names(
          "the parent",
          "the parent closed this process's standard input",
          "the parent no longer reads this process's standard output");
  private static final System.Logger LOG = System.getLogger(JsonChannel.class.getName());
  private static final Status SHUT_DOWN =
      Status.UNAVAILABLE.withDescription("Channel shutdown invoked");

  private final Connection connection;
  private final Calls calls = new Calls();

  private JsonChannel(InputStream fromParent, OutputStream toParent) {
    this.connection = new Connection(NAMES, fromParent, toParent, JsonChannel::ignored);
  }

  /**
   * Opens the channel. The parent must be there already: there is no handshake.
   *
   * @param fromParent this process's standard input; from now on nobody else should read it
   * @param toParent this process's standard output; closed when the channel is shut down. What
   *     others write to it between frames is passed on by the parent as text; what they write into
   *     the middle of a frame ends the connection
   * @return the channel
   */
  public static JsonChannel open(InputStream fromParent, OutputStream toParent) {
    JsonChannel channel = new JsonChannel(fromParent, toParent);
    channel.connection.start(channel.calls);
    return channel;
  }

  private static void ignored(String text) {
    LOG.log(System.Logger.Level.WARNING, () -> "Not a frame of the parent: " + text);
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    return new JsonClientCall<>(this, connection, method, options);
  }

  @Override
  public String authority() {
    return StandardStreams.AUTHORITY;
  }

  /**
   * Begins a call: gives it its number and sends its first frame.
   *
   * @return 0 if there are no more calls
   */
  long begin(JsonClientCall<?, ?> call, LongFunction<byte[]> firstFrame) {
    return calls.begin(call, firstFrame);
  }

  /** Says why there are no more calls. */
  Status reasonForEnd() {
    Status reason = calls.end;
    return reason == null ? SHUT_DOWN : reason;
  }

  /** Takes note that the parent will say no more of a call. */
  void forget(long id) {
    calls.open.remove(id);
    calls.closeIfDone();
  }

  @Override
  public ManagedChannel shutdown() {
    calls.stop();
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    calls.stop();
    connection.end(Status.UNAVAILABLE.withDescription("Channel shutdownNow invoked"));
    return this;
  }

  @Override
  public boolean isShutdown() {
    return calls.stopped || connection.onEnd().isDone();
  }

  @Override
  public boolean isTerminated() {
    return connection.onEnd().isDone() && connection.writer().finished().isDone();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      connection.onEnd().thenCompose(end -> connection.writer().finished()).get(timeout, unit);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public ConnectivityState getState(boolean requestConnection) {
    return isShutdown() ? ConnectivityState.SHUTDOWN : ConnectivityState.READY;
  }

  /** The calls of this process. Frames come one by one, on the thread that reads. */
  private final class Calls implements Connection.Calls {
    private final Map<Long, JsonClientCall<?, ?>> open = new ConcurrentHashMap<>();
    private volatile long last; // changed with the lock held, as are the next two
    private volatile boolean stopped;
    private volatile @Nullable Status end;

    synchronized long begin(JsonClientCall<?, ?> call, LongFunction<byte[]> firstFrame) {
      if (stopped || end != null) {
        return 0;
      }
      long id = last + 1;
      open.put(id, call);
      last = id;
      connection.writer().write(firstFrame.apply(id)); // In here, so that numbers go up.
      return id;
    }

    void stop() {
      synchronized (this) {
        stopped = true;
      }
      closeIfDone();
    }

    void closeIfDone() {
      if (stopped && open.isEmpty()) {
        connection.end(SHUT_DOWN);
      }
    }

    /** Finds an open call; null means that it has ended, so that this came too late. */
    private @Nullable JsonClientCall<?, ?> find(long id) throws ProtocolException {
      if (id > last || id < 1) {
        throw new ProtocolException("call " + id + " was not started");
      }
      return open.get(id);
    }

    @Override
    public void start(long id, String method, Metadata headers, @Nullable Long timeout)
        throws ProtocolException {
      throw new ProtocolException("a call came from who answers calls: " + method);
    }

    @Override
    public void headers(long id, Metadata headers) throws ProtocolException {
      JsonClientCall<?, ?> call = find(id);
      if (call != null) {
        call.headersCame(headers);
      }
    }

    @Override
    public void message(long id, String json) throws ProtocolException {
      JsonClientCall<?, ?> call = find(id);
      if (call != null) {
        call.messageCame(json);
      }
    }

    @Override
    public void request(long id, int messages) throws ProtocolException {
      JsonClientCall<?, ?> call = find(id);
      if (call != null) {
        call.requestCame(messages);
      }
    }

    @Override
    public void status(long id, Status status, Metadata trailers) throws ProtocolException {
      JsonClientCall<?, ?> call = find(id);
      if (call != null) {
        call.statusCame(id, status, trailers);
      }
    }

    @Override
    public void tooLarge(long id, Status status) throws ProtocolException {
      JsonClientCall<?, ?> call = find(id);
      if (call != null) {
        call.endHere(status);
      }
    }

    @Override
    public void halfClose(long id) throws ProtocolException {
      throw new ProtocolException("half-close came from who answers, in call " + id);
    }

    @Override
    public void cancel(long id, String reason) throws ProtocolException {
      throw new ProtocolException("a cancellation came from who answers, in call " + id);
    }

    @Override
    public void connectionEnded(Status reason) {
      synchronized (this) {
        end = reason;
      }
      open.values().forEach(call -> call.endHere(reason));
    }
  }
}
