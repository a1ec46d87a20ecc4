package dev.tandem.runtime.server;

import dev.tandem.runtime.CallContext;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call that a handler answers, of whichever kind: what callbacks and the handler's run do with
 * it. It ends once.
 */
interface AnsweredCall<Q> {

  /** Gives what the handler may know of its call. */
  CallContext context();

  /** Says whether the call has its answer when the handler has returned. */
  boolean endsWithHandler();

  /** Takes in a message. */
  void messageCame(Q message);

  /** Takes note that all messages have come. */
  void halfClosed();

  /** Takes note that the transport has become ready for more of the response. */
  void ready();

  /** Unblocks the handler, and its streams; gives false if the call had ended before. */
  boolean cancelled(Status status);

  /** Says how the call was cancelled, if it was. */
  @Nullable Status cancellation();

  /** Ends the call, unless it was ended before. */
  void finish(Status status, Metadata trailers);

  /** Says whether the call was ended from this side. */
  boolean isFinished();

  /** Says whether the call was ended from either side. */
  boolean isClosed();
}
