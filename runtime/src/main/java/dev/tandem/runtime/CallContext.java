package dev.tandem.runtime;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call that a handler is answering: who calls, with which headers, until when; and the headers
 * and trailers of the response.
 *
 * <p>It is found through {@link io.grpc.Context}, so it is there on every thread that the handler
 * gives its context to. {@link Metadata} is not thread-safe: change headers and trailers from one
 * thread at a time.
 */
public final class CallContext {
  private static final Context.Key<CallContext> CURRENT = Context.key("dev.tandem.call");

  private final ServerCall<?, ?> call;
  private final Metadata headers;
  private final Runnable headerSender;
  private final Context context;
  private volatile @Nullable ResponseSettings response; // made when it is asked for

  /**
   * Makes the context of a call. For the runtime, and for tests of handlers that ask for it.
   *
   * @param call the call
   * @param headers the request's headers
   * @param headerSender sends the response headers of this context, unless they are sent already
   */
  public CallContext(ServerCall<?, ?> call, Metadata headers, Runnable headerSender) {
    this.call = call;
    this.headers = headers;
    this.headerSender = headerSender;
    this.context = Context.current().withValue(CURRENT, this);
  }

  /**
   * Gives the call that this thread is answering.
   *
   * @return the context of the call
   * @throws IllegalStateException if this thread is not in a handler, nor in the context of one
   */
  public static CallContext current() {
    @Nullable CallContext current = CURRENT.get();
    if (current == null) {
      throw new IllegalStateException(
          "not in a handler: run this thread's work with the handler's io.grpc.Context,"
              + " as Context.current().wrap(…) does");
    }
    return current;
  }

  /**
   * Gives the {@code io.grpc.Context} that carries this one.
   *
   * @return the context for handlers
   */
  public Context context() {
    return context;
  }

  /**
   * Gives the full name of the rpc, such as {@code user.v1.UserService/GetUser}.
   *
   * @return the name
   */
  public String method() {
    return call.getMethodDescriptor().getFullMethodName();
  }

  /**
   * Gives the headers of the request.
   *
   * @return the headers
   */
  public Metadata headers() {
    return headers;
  }

  /**
   * Gives the address that the call comes from.
   *
   * @return the address, or empty if the transport has none
   */
  public Optional<SocketAddress> peer() {
    return Optional.ofNullable(attributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
  }

  /**
   * Gives what the transport and its filters know of the connection.
   *
   * @return the attributes of the call
   */
  public Attributes attributes() {
    return call.getAttributes();
  }

  /**
   * Says until when the caller waits.
   *
   * @return the deadline, or empty if the caller set none
   */
  public Optional<Deadline> deadline() {
    return Optional.ofNullable(context.getDeadline());
  }

  /**
   * Says whether the caller has gone away or its time is up.
   *
   * @return true if nobody waits for an answer any more
   */
  public boolean isCancelled() {
    return context.isCancelled() || call.isCancelled();
  }

  /**
   * Gives the headers of the response, to add to. They are sent with {@link #sendHeaders()}, else
   * with the first message; what is added later is not sent.
   *
   * @return the headers
   */
  public Metadata responseHeaders() {
    return response().headers();
  }

  /**
   * Copies the headers of the response as they are now.
   *
   * @return the copy, which is the caller's
   */
  public Metadata copyResponseHeaders() {
    ResponseSettings known = response;
    return known == null ? new Metadata() : known.copyHeaders();
  }

  /** Sends the response headers now, before there is a message. Sending them again does nothing. */
  public void sendHeaders() {
    headerSender.run();
  }

  /**
   * Compresses the messages of the response, if the caller accepts that. Call it before the headers
   * are sent, so before the first message.
   *
   * @param compressor the name of a compressor that the server knows, such as {@code gzip}: with
   *     another one the call fails when its headers are sent
   */
  public void setCompression(String compressor) {
    response().compression(Objects.requireNonNull(compressor, "compressor"));
  }

  /**
   * Gives the name of the compressor.
   *
   * @return the name, or empty if none was set
   */
  public Optional<String> compression() {
    ResponseSettings known = response;
    return Optional.ofNullable(known == null ? null : known.compression());
  }

  /**
   * Leaves the messages that are sent from now on as they are, or compresses them again. It says
   * nothing unless a compressor was set.
   *
   * @param enable true, as by default, to compress
   */
  public void setMessageCompression(boolean enable) {
    response().messageCompression(enable);
  }

  /**
   * Says whether messages are compressed that are sent from now on.
   *
   * @return true if they are, once a compressor was set
   */
  public boolean messageCompression() {
    ResponseSettings known = response;
    return known == null || known.messageCompression();
  }

  /**
   * Gives the trailers of the response, to add to. They are sent when the handler has returned or
   * thrown.
   *
   * @return the trailers
   */
  public Metadata responseTrailers() {
    return response().trailers();
  }

  /**
   * Gives the trailers of the response as they are now, and others behind them.
   *
   * @param others given back with the rest before them, or as they are if there is no rest
   * @return the trailers, which are the caller's
   */
  public Metadata responseTrailersAnd(Metadata others) {
    ResponseSettings known = response;
    return known == null ? others : known.trailersAnd(others);
  }

  private ResponseSettings response() {
    ResponseSettings known = response;
    return known == null ? newResponse() : known;
  }

  private synchronized ResponseSettings newResponse() {
    ResponseSettings known = response;
    if (known == null) { // else another thread was faster
      known = new ResponseSettings();
      response = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return Objects.toString(peer().orElse(null), "unknown peer") + " calls " + method();
  }
}
