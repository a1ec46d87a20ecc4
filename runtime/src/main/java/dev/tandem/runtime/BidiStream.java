package dev.tandem.runtime;

import io.grpc.Metadata;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The caller's end of a bidirectional call.
 *
 * <p>Both directions are bounded, so a thread that only sends while the server waits to be read
 * from would block for ever: {@link #exchange} runs the two sides on a thread each.
 *
 * @param <Q> the type of request message
 * @param <R> the type of response message
 */
public interface BidiStream<Q, R> extends Sender<Q>, Receiver<R> {

  /**
   * Says that all is sent. Receiving goes on. Saying it again does nothing. A send that another
   * thread is blocked in fails.
   */
  void finishSending();

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

  /**
   * Writes and reads at the same time: the writer on a thread of its own, the reader on this one.
   * When the writer returns, sending is finished. When the reader returns, the call is closed
   * (cancelled unless it has ended) and a writer that is still at work is interrupted; its sends
   * throw. So it ends when either side does.
   *
   * @param writer sends the requests
   * @param reader reads the responses
   * @param <T> the type of the result
   * @return what the reader returned
   * @throws RpcException if the call failed
   * @throws RuntimeException what the reader or the writer threw; a writer's failure cancels the
   *     call
   */
  <T extends @Nullable Object> T exchange(
      Consumer<? super Sender<Q>> writer, Function<? super Receiver<R>, T> reader);
}
