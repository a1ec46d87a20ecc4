package dev.tandem.runtime.ipc;

import io.grpc.Status;
import java.util.function.Consumer;

/** The parent's end of the connection with one child. */
interface Endpoint {
  /** How long an endpoint waits for what a child that has ended left in the pipes. */
  long DRAIN_MILLIS = 1_000;

  /** Gives the address for the child's definition. */
  String address();

  /**
   * Takes over the standard input and output of the child.
   *
   * @param output takes the lines that are no messages
   */
  void attach(Process child, Consumer<String> output);

  /** Serves what the child had sent before it ended, then ends all calls. */
  void shutdown(Status reason);
}
