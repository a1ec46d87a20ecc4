package dev.tandem.runtime;

import io.grpc.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a bound service runs its handlers. Instances do not change: {@code with…} methods return a
 * copy.
 */
public final class ServerOptions {
  /**
   * How large the details of an error may be unless another limit is set, in bytes: what fits, in
   * base 64, into the 8 KiB of trailers that callers take unless they are told otherwise.
   */
  public static final int DEFAULT_MAX_ERROR_DETAILS = 5_500;

  private static final ServerOptions DEFAULTS = new ServerOptions(new Builder());

  private final @Nullable Executor executor;
  private final int prefetch;
  private final ErrorMapper errorMapper;
  private final boolean interruptOnCancel;
  private final List<Metadata.Key<?>> forwardedHeaders;
  private final @Nullable Duration idleTimeout;
  private final int maxErrorDetails;
  private final boolean declaredMethodTypes;

  private ServerOptions(Builder from) {
    executor = from.executor;
    prefetch = from.prefetch;
    errorMapper = from.errorMapper;
    interruptOnCancel = from.interruptOnCancel;
    forwardedHeaders = from.forwardedHeaders;
    idleTimeout = from.idleTimeout;
    maxErrorDetails = from.maxErrorDetails;
    declaredMethodTypes = from.declaredMethodTypes;
  }

  /** Values that are being changed; at first the defaults. */
  private static final class Builder {
    private @Nullable Executor executor;
    private int prefetch = ClientOptions.DEFAULT_PREFETCH;
    private ErrorMapper errorMapper = error -> null;
    private boolean interruptOnCancel = true;
    private List<Metadata.Key<?>> forwardedHeaders = List.of();
    private @Nullable Duration idleTimeout;
    private int maxErrorDetails = DEFAULT_MAX_ERROR_DETAILS;
    private boolean declaredMethodTypes;
  }

  private ServerOptions with(Consumer<Builder> change) {
    Builder copy = new Builder();
    copy.executor = executor;
    copy.prefetch = prefetch;
    copy.errorMapper = errorMapper;
    copy.interruptOnCancel = interruptOnCancel;
    copy.forwardedHeaders = forwardedHeaders;
    copy.idleTimeout = idleTimeout;
    copy.maxErrorDetails = maxErrorDetails;
    copy.declaredMethodTypes = declaredMethodTypes;
    change.accept(copy);
    return new ServerOptions(copy);
  }

  /**
   * Gives the options that hold unless others are set.
   *
   * @return virtual threads on Java 21+ and a cached pool before, a prefetch of {@link
   *     ClientOptions#DEFAULT_PREFETCH}, no error mapper, interrupt on cancel, no forwarded headers
   */
  public static ServerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets where handlers run. Each running handler holds a thread, so the executor must not be
   * bounded below the number of concurrent calls, and it must not run tasks on its caller's thread
   * for streaming rpcs.
   *
   * <p>Of an asynchronous handler, the method runs there, and all signals to its streams; none of
   * them holds a thread any longer.
   *
   * <p>Each task is given to the executor in its call's {@code io.grpc.Context}, so that an
   * executor can pass on what it finds there, such as the fields of a log.
   *
   * @param executor the executor for all handlers
   * @return a copy with it
   */
  public ServerOptions withExecutor(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return with(copy -> copy.executor = executor);
  }

  /**
   * Sets how many request messages of a stream are asked for before the handler receives them. A
   * publisher that an asynchronous handler returns is asked for so many responses ahead.
   *
   * @param prefetch from 1 to {@link ClientOptions#MAX_PREFETCH}
   * @return a copy with it
   */
  public ServerOptions withPrefetch(int prefetch) {
    return with(copy -> copy.prefetch = ClientOptions.checkPrefetch(prefetch));
  }

  /**
   * Sets what callers get for the application's exceptions.
   *
   * @param errorMapper the mapper
   * @return a copy with it
   */
  public ServerOptions withErrorMapper(ErrorMapper errorMapper) {
    Objects.requireNonNull(errorMapper, "errorMapper");
    return with(copy -> copy.errorMapper = errorMapper);
  }

  /**
   * Sets whether a handler's thread is interrupted when its call is cancelled or expires. Its
   * {@code send} and {@code receive} end in any case. Of an asynchronous handler, this is about the
   * method only: its future and its streams are cancelled in any case.
   *
   * @param interruptOnCancel true, as by default, to interrupt
   * @return a copy with it
   */
  public ServerOptions withInterruptOnCancel(boolean interruptOnCancel) {
    return with(copy -> copy.interruptOnCancel = interruptOnCancel);
  }

  /**
   * Sets which request headers are passed on when the bound service is itself a client (a proxy).
   * None are by default: a token that was meant for this server is not sent to another.
   *
   * @param keys the headers to pass on
   * @return a copy with them
   */
  public ServerOptions withForwardedHeaders(Metadata.Key<?>... keys) {
    return with(copy -> copy.forwardedHeaders = List.of(keys));
  }

  /**
   * Sets how long a stream of requests may be idle: nothing has come and nothing was sent, although
   * the handler waits in {@code receive} (or its subscriber has asked for a request). Then the call
   * fails with DEADLINE_EXCEEDED, on both sides. The time in which the handler does something else
   * does not count, nor that in which the caller is slow to read the responses.
   *
   * @param idleTimeout how long; by default a handler waits until its call is cancelled or expires
   * @return a copy with it
   * @throws IllegalArgumentException if it is not positive
   */
  public ServerOptions withIdleTimeout(Duration idleTimeout) {
    return with(copy -> copy.idleTimeout = ClientOptions.checkIdleTimeout(idleTimeout));
  }

  /**
   * Sets how large the details of an error may be. Larger ones are not sent, and the log says so:
   * the caller gets the code and the message only. Otherwise the caller would refuse the trailers,
   * and one that uses grpc-java might give up its connection with all of its calls.
   *
   * <p>The message travels with them, percent-encoded: a byte of UTF-8 that is not printable ASCII
   * takes three. What it takes beyond 400 bytes is room that the details, in base 64, do not have.
   * Of the message itself, no more than 2 KiB are sent, whatever the limit.
   *
   * @param bytes how large, as {@code google.rpc.Status} on the wire before base 64; more than the
   *     default only for callers that take more ({@code maxInboundMetadataSize} in grpc-java)
   * @return a copy with it
   * @throws IllegalArgumentException if it is negative
   */
  public ServerOptions withMaxErrorDetails(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + ": details cannot be smaller than nothing");
    }
    return with(copy -> copy.maxErrorDetails = bytes);
  }

  /**
   * Sets whether servers are told of each rpc as its proto declares it. By default they are told
   * that any rpc may have several requests, so that it is the runtime that counts them: a client
   * that sends none or two where the rpc takes one gets UNIMPLEMENTED, as the protocol wants, and
   * the reason.
   *
   * <p>Turn it on for servers that go by the declaration, such as Armeria's, which offers JSON and
   * REST for unary rpcs only, and for interceptors that do. Otherwise leave it off, because then it
   * is the server that counts: a client that sends two requests gets CANCELLED from grpc-java's,
   * without a reason; Armeria's takes the first one of a unary call and drops the other. A handler
   * never gets more than one either way.
   *
   * @param declaredMethodTypes true to declare unary rpcs as unary; false by default
   * @return a copy with it
   */
  public ServerOptions withDeclaredMethodTypes(boolean declaredMethodTypes) {
    return with(copy -> copy.declaredMethodTypes = declaredMethodTypes);
  }

  /**
   * Gives the executor.
   *
   * @return where all handlers run, or empty for the default
   */
  public Optional<Executor> executor() {
    return Optional.ofNullable(executor);
  }

  /**
   * Gives the prefetch.
   *
   * @return a number of messages
   */
  public int prefetch() {
    return prefetch;
  }

  /**
   * Gives the error mapper.
   *
   * @return the mapper
   */
  public ErrorMapper errorMapper() {
    return errorMapper;
  }

  /**
   * Says whether a cancelled call's handler is interrupted.
   *
   * @return true if it is
   */
  public boolean interruptOnCancel() {
    return interruptOnCancel;
  }

  /**
   * Gives the request headers that a proxy passes on.
   *
   * @return their keys
   */
  public List<Metadata.Key<?>> forwardedHeaders() {
    return forwardedHeaders;
  }

  /**
   * Gives the idle timeout.
   *
   * @return how long a stream of requests may be idle, or empty for ever
   */
  public Optional<Duration> idleTimeout() {
    return Optional.ofNullable(idleTimeout);
  }

  /**
   * Gives the limit for the details of an error.
   *
   * @return a number of bytes
   */
  public int maxErrorDetails() {
    return maxErrorDetails;
  }

  /**
   * Says whether servers are told of each rpc as its proto declares it.
   *
   * @return true if they are
   */
  public boolean declaredMethodTypes() {
    return declaredMethodTypes;
  }
}
