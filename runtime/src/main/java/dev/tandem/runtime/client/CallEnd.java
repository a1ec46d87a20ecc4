package dev.tandem.runtime.client;

import io.grpc.Metadata;
import io.grpc.Status;

/**
 * How a call ended.
 *
 * @param status the status, OK too
 * @param trailers what came with it; empty if the call ended on this side
 * @param nanos when, on the clock of {@link System#nanoTime}
 */
record CallEnd(Status status, Metadata trailers, long nanos) {

  static CallEnd of(Status status, Metadata trailers) {
    return new CallEnd(status, trailers, System.nanoTime());
  }

  boolean isOk() {
    return status.isOk();
  }
}
