package dev.tandem.runtime;

import io.grpc.Metadata;

/**
 * The caller's end of a server-streaming call.
 *
 * <pre>{@code
 * try (ServerStream<Feature> features = client.listFeatures(area)) {
 *   for (Feature feature : features) {
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>The call runs until the stream has ended, failed or was closed. {@link #close()} before the
 * end cancels it, so a stream that is not read to its end has to be closed.
 *
 * @param <T> the type of message
 */
public interface ServerStream<T> extends Receiver<T> {

  /**
   * Waits for the headers of the response.
   *
   * @return the headers; empty if the server ended the call without any
   * @throws RpcException {@link RpcException.Cancelled} if this thread is interrupted, which
   *     cancels the call
   */
  Metadata headers();

  /**
   * Gives the trailers of the response. They come with the end of the stream.
   *
   * @return the trailers; empty if there are none
   * @throws IllegalStateException before {@link #receive()} has returned null or thrown
   */
  Metadata trailers();
}
