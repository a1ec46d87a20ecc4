package dev.tandem.runtime;

/**
 * The caller's end of a client-streaming call: send, then {@link #finish()} for the answer.
 *
 * <pre>{@code
 * try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
 *   for (Point point : points) {
 *     route.send(point);
 *   }
 *   return route.finish();
 * }
 * }</pre>
 *
 * <p>A server may answer before it has read everything. Then {@link #send} throws (with the
 * server's status, or {@link RpcException.FailedPrecondition} if it answered well), and {@link
 * #finish()} gives the answer.
 *
 * @param <Q> the type of request message
 * @param <R> the type of the response
 */
public interface ClientStream<Q, R> extends Sender<Q>, AutoCloseable {

  /**
   * Says that all is sent and waits for the answer. Calling it again gives the same answer.
   *
   * @return the server's answer
   * @throws RpcException if the call failed; {@link RpcException.Cancelled} if it was closed or
   *     this thread is interrupted, which cancels the call and leaves the interrupt flag set
   */
  R finish();

  /**
   * Cancels the call unless it has ended. May come from any thread; closing again does nothing; it
   * never throws.
   */
  @Override
  void close();
}
