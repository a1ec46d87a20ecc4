package dev.tandem.runtime.client;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** A call that this side can end. */
interface Endable {

  /** Says whether the call has ended, whoever did it. */
  boolean isEnded();

  /** Ends the call with a status of this side's, unless it has ended. */
  void endHere(Status status, @Nullable Throwable cause);
}
