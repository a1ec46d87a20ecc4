package dev.tandem.runtime;

import io.grpc.CallOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What callers can set for the streams that they open, apart from grpc-java's own {@link
 * CallOptions}: {@code client.withOption(ClientOptions.PREFETCH, 64)}.
 */
public final class ClientOptions {

  /** The {@link #PREFETCH} of a stream that sets none: where more messages stop being faster. */
  public static final int DEFAULT_PREFETCH = 32;

  /** The largest {@link #PREFETCH}: nothing is gained beyond. */
  public static final int MAX_PREFETCH = 256;

  /**
   * How many messages a stream asks for before they are received: from 1 to {@link #MAX_PREFETCH}.
   * It bounds the memory of a stream that is not read, together with the transport's window. Where
   * messages are large, fewer are asked for: about a megabyte of them, and two at least.
   *
   * <p>An asynchronous client also asks a publisher of requests for so many ahead. Another number
   * is an {@link IllegalArgumentException} of each call.
   */
  public static final CallOptions.Key<Integer> PREFETCH =
      CallOptions.Key.createWithDefault("dev.tandem.prefetch", DEFAULT_PREFETCH);

  /**
   * How long a stream of responses may be idle: nothing has come and nothing was sent, although
   * this side waits in {@code receive} (or a subscriber has asked for a message). Then the call is
   * cancelled and fails with {@link RpcException.DeadlineExceeded}. None by default; one that is
   * not positive is an {@link IllegalArgumentException} of each call.
   *
   * <p>The time in which nobody waits for a message does not count, so a reader may be slow. Nor
   * does the time in which the server is slow to take requests. It has nothing to do with the
   * deadline, which is about the whole call: a stream that may go on for days needs none, but
   * should notice a peer that has nothing to say any more.
   */
  public static final CallOptions.Key<@Nullable Duration> IDLE_TIMEOUT =
      CallOptions.Key.create("dev.tandem.idle-timeout");

  private ClientOptions() {}

  /**
   * Checks an idle timeout.
   *
   * @param timeout a timeout
   * @return the timeout
   * @throws IllegalArgumentException if it is not positive
   */
  public static Duration checkIdleTimeout(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("an idle timeout must be positive, but is " + timeout);
    }
    return timeout;
  }

  /**
   * Checks a prefetch.
   *
   * @param prefetch a number of messages
   * @return the number
   * @throws IllegalArgumentException if it is not from 1 to {@link #MAX_PREFETCH}
   */
  public static int checkPrefetch(int prefetch) {
    if (prefetch < 1 || prefetch > MAX_PREFETCH) {
      throw new IllegalArgumentException(
          "prefetch must be from 1 to " + MAX_PREFETCH + ", but is " + prefetch);
    }
    return prefetch;
  }
}
