package dev.tandem.runtime;

import io.grpc.CallOptions;

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
   * It bounds the memory of a stream that is not read, together with the transport's window. Make
   * it small where messages are of megabytes.
   *
   * <p>An asynchronous client also asks a publisher of requests for so many ahead.
   */
  public static final CallOptions.Key<Integer> PREFETCH =
      CallOptions.Key.createWithDefault("dev.tandem.prefetch", DEFAULT_PREFETCH);

  private ClientOptions() {}

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
