package dev.tandem.runtime;

import io.grpc.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
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

  private static final ServerOptions DEFAULTS =
      new ServerOptions(
          null,
          ClientOptions.DEFAULT_PREFETCH,
          error -> null,
          true,
          List.of(),
          null,
          DEFAULT_MAX_ERROR_DETAILS);

  private final @Nullable Executor executor;
  private final int prefetch;
  private final ErrorMapper errorMapper;
  private final boolean interruptOnCancel;
  private final List<Metadata.Key<?>> forwardedHeaders;
  private final @Nullable Duration idleTimeout;
  private final int maxErrorDetails;

  private ServerOptions(
      @Nullable Executor executor,
      int prefetch,
      ErrorMapper errorMapper,
      boolean interruptOnCancel,
      List<Metadata.Key<?>> forwardedHeaders,
      @Nullable Duration idleTimeout,
      int maxErrorDetails) {
    this.executor = executor;
    this.prefetch = prefetch;
    this.errorMapper = errorMapper;
    this.interruptOnCancel = interruptOnCancel;
    this.forwardedHeaders = forwardedHeaders;
    this.idleTimeout = idleTimeout;
    this.maxErrorDetails = maxErrorDetails;
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
    return new ServerOptions(
        executor,
        prefetch,
        errorMapper,
        interruptOnCancel,
        forwardedHeaders,
        idleTimeout,
        maxErrorDetails);
  }

  /**
   * Sets how many request messages of a stream are asked for before the handler receives them. A
   * publisher that an asynchronous handler returns is asked for so many responses ahead.
   *
   * @param prefetch from 1 to {@link ClientOptions#MAX_PREFETCH}
   * @return a copy with it
   */
  public ServerOptions withPrefetch(int prefetch) {
    return new ServerOptions(
        executor,
        ClientOptions.checkPrefetch(prefetch),
        errorMapper,
        interruptOnCancel,
        forwardedHeaders,
        idleTimeout,
        maxErrorDetails);
  }

  /**
   * Sets what callers get for the application's exceptions.
   *
   * @param errorMapper the mapper
   * @return a copy with it
   */
  public ServerOptions withErrorMapper(ErrorMapper errorMapper) {
    Objects.requireNonNull(errorMapper, "errorMapper");
    return new ServerOptions(
        executor,
        prefetch,
        errorMapper,
        interruptOnCancel,
        forwardedHeaders,
        idleTimeout,
        maxErrorDetails);
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
    return new ServerOptions(
        executor,
        prefetch,
        errorMapper,
        interruptOnCancel,
        forwardedHeaders,
        idleTimeout,
        maxErrorDetails);
  }

  /**
   * Sets which request headers are passed on when the bound service is itself a client (a proxy).
   * None are by default: a token that was meant for this server is not sent to another.
   *
   * @param keys the headers to pass on
   * @return a copy with them
   */
  public ServerOptions withForwardedHeaders(Metadata.Key<?>... keys) {
    return new ServerOptions(
        executor,
        prefetch,
        errorMapper,
        interruptOnCancel,
        List.of(keys),
        idleTimeout,
        maxErrorDetails);
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
    return new ServerOptions(
        executor,
        prefetch,
        errorMapper,
        interruptOnCancel,
        forwardedHeaders,
        ClientOptions.checkIdleTimeout(idleTimeout),
        maxErrorDetails);
  }

  /**
   * Sets how large the details of an error may be. Larger ones are not sent, and the log says so:
   * the caller gets the code and the message only. Otherwise the caller would refuse the trailers,
   * and one that uses grpc-java might give up its connection with all of its calls.
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
    return new ServerOptions(
        executor, prefetch, errorMapper, interruptOnCancel, forwardedHeaders, idleTimeout, bytes);
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
}
