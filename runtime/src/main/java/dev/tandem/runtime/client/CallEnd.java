package dev.tandem.runtime.client;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * How a call ended.
 *
 * @param status the status, OK too
 * @param trailers what came with it; empty if the call ended on this side
 * @param nanos when, on the clock of {@link System#nanoTime}
 * @param decidedHere whether it was this side that decided on it
 */
record CallEnd(Status status, Metadata trailers, long nanos, boolean decidedHere) {
  /** What a call with one response ends with if it gets none. */
  static final Status NO_RESPONSE =
      Status.UNIMPLEMENTED.withDescription("no response to a unary call");

  /** What a call with one response ends with if it gets another. */
  static final Status SECOND_RESPONSE =
      Status.UNIMPLEMENTED.withDescription("more than one response to a unary call");

  /**
   * The end of a call that has its one response: nobody asks when that was, or for its trailers.
   */
  static final CallEnd ANSWERED = told(Status.OK, new Metadata());

  /** An end that this side decided on. */
  static CallEnd here(Status status) {
    return new CallEnd(status, new Metadata(), System.nanoTime(), true);
  }

  /** An end that grpc-java tells of. */
  static CallEnd told(Status status, Metadata trailers) {
    // A response that can't be read is a cancelled call to grpc-java; what went wrong is the cause.
    boolean unreadable =
        status.getCode() == Status.Code.CANCELLED
            && status.getCause() instanceof StatusRuntimeException;
    Status read = unreadable ? Status.fromThrowable(status.getCause()) : status;
    return new CallEnd(read, trailers, System.nanoTime(), false);
  }

  /** The same end with another status: that of this side, which knows what is wrong with it. */
  CallEnd as(Status verdict) {
    return new CallEnd(verdict, trailers, nanos, decidedHere);
  }

  boolean isOk() {
    return status.isOk();
  }
}
