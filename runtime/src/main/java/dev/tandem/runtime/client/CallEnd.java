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
 */
record CallEnd(Status status, Metadata trailers, long nanos) {

  /** An end that this side decided on. */
  static CallEnd here(Status status) {
    return of(status, new Metadata());
  }

  /** An end that grpc-java tells of. */
  static CallEnd told(Status status, Metadata trailers) {
    // A response that can't be read is a cancelled call to grpc-java; what went wrong is the cause.
    boolean unreadable =
        status.getCode() == Status.Code.CANCELLED
            && status.getCause() instanceof StatusRuntimeException;
    return of(unreadable ? Status.fromThrowable(status.getCause()) : status, trailers);
  }

  private static CallEnd of(Status status, Metadata trailers) {
    return new CallEnd(status, trailers, System.nanoTime());
  }

  boolean isOk() {
    return status.isOk();
  }
}
