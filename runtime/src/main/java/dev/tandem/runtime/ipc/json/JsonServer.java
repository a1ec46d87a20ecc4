package dev.tandem.runtime.ipc.json;

import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the calls that a child process makes in JSON on its standard output, on its standard
 * input.
 *
 * <p>All methods may be called from any thread. Its own threads are daemons, and end with the
 * streams.
 */
public final class JsonServer {
  private static final Connection.Names NAMES =
      new Connection.Names(
          "the child",
          "the child closed its standard output",
          "the child closed its standard input");

  private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
  private final Connection connection;
  private final Calls calls = new Calls();

  private JsonServer(
      List<ServerServiceDefinition> services,
      InputStream fromChild,
      OutputStream toChild,
      Consumer<String> unframed) {
    for (ServerServiceDefinition service : services) {
      for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
        methods.put(method.getMethodDescriptor().getFullMethodName(), method);
      }
    }
    this.connection = new Connection(NAMES, fromChild, toChild, unframed);
  }

  /**
   * Starts to answer. It goes on until the input ends or {@link #shutdownNow} is called.
   *
   * @param services what answers
   * @param fromChild the child's standard output; read until its end in any case
   * @param toChild the child's standard input; closed at the end
   * @param unframed gets what is between frames, such as lines that something printed on standard
   *     output: a line without its end, or pieces of at most 8 KiB of one that is longer. It is
   *     called on the thread that reads, so it should not block
   * @return the server
   */
  public static JsonServer start(
      List<ServerServiceDefinition> services,
      InputStream fromChild,
      OutputStream toChild,
      Consumer<String> unframed) {
    JsonServer server = new JsonServer(services, fromChild, toChild, unframed);
    server.connection.start(server.calls);
    return server;
  }

  /**
   * Ends all calls, on both sides, and closes the child's standard input. Does not wait. Does
   * nothing if the connection has ended.
   *
   * @param reason what the calls end with
   */
  public void shutdownNow(Status reason) {
    connection.end(reason);
  }

  /**
   * Tells of the end of the connection.
   *
   * @return completed with the reason, such as UNAVAILABLE when the child has closed its standard
   *     output, or INTERNAL when it broke the protocol; never completed with an exception
   */
  public CompletableFuture<Status> onEnd() {
    return connection.onEnd().copy();
  }

  /** The calls of the child. Frames come one by one, on the thread that reads. */
  private final class Calls implements Connection.Calls {
    private final Map<Long, JsonServerCall<?, ?>> open = new ConcurrentHashMap<>();
    private long last;
    private volatile @Nullable Status end;

    /** Finds an open call; null means that it has ended, so that this came too late. */
    private @Nullable JsonServerCall<?, ?> find(long id) throws ProtocolException {
      if (id > last || id < 1) {
        throw new ProtocolException("call " + id + " was not started");
      }
      return open.get(id);
    }

    @Override
    public void start(long id, String name, Metadata headers, @Nullable Long timeout)
        throws ProtocolException {
      if (id <= last) {
        throw new ProtocolException("call " + id + " was started after call " + last);
      }
      last = id;
      ServerMethodDefinition<?, ?> method = methods.get(name);
      if (method == null) {
        Status unknown = Status.UNIMPLEMENTED.withDescription("Method not found: " + name);
        connection.writer().write(Frames.status(id, unknown, new Metadata()));
      } else {
        answer(id, method, headers, timeout);
      }
    }

    private <Q, R> void answer(
        long id, ServerMethodDefinition<Q, R> method, Metadata headers, @Nullable Long timeout) {
      JsonServerCall<Q, R> call =
          new JsonServerCall<>(
              connection, id, method.getMethodDescriptor(), timeout, () -> open.remove(id));
      open.put(id, call);
      call.start(method.getServerCallHandler(), headers);
      Status reason = end;
      if (reason != null) { // In the meantime, on another thread.
        call.abort(reason);
      }
    }

    @Override
    public void message(long id, String json) throws ProtocolException {
      JsonServerCall<?, ?> call = find(id);
      if (call != null) {
        call.messageCame(json);
      }
    }

    @Override
    public void halfClose(long id) throws ProtocolException {
      JsonServerCall<?, ?> call = find(id);
      if (call != null) {
        call.halfCloseCame();
      }
    }

    @Override
    public void request(long id, int messages) throws ProtocolException {
      JsonServerCall<?, ?> call = find(id);
      if (call != null) {
        call.requestCame(messages);
      }
    }

    @Override
    public void cancel(long id, String reason) throws ProtocolException {
      JsonServerCall<?, ?> call = find(id);
      if (call != null) {
        call.cancelCame();
      }
    }

    @Override
    public void tooLarge(long id, Status status) throws ProtocolException {
      JsonServerCall<?, ?> call = find(id);
      if (call != null) {
        call.abort(status);
      }
    }

    @Override
    public void headers(long id, Metadata headers) throws ProtocolException {
      throw new ProtocolException("headers of a response came from the caller, in call " + id);
    }

    @Override
    public void status(long id, Status status, Metadata trailers) throws ProtocolException {
      throw new ProtocolException("a status came from the caller, in call " + id);
    }

    @Override
    public void connectionEnded(Status reason) {
      end = reason;
      open.values().forEach(call -> call.abort(reason));
    }
  }
}
