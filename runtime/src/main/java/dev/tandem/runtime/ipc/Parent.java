package dev.tandem.runtime.ipc;

import dev.tandem.runtime.RpcException;
import io.grpc.Channel;
import org.jspecify.annotations.Nullable;

/** The process that started this one with {@link ChildLauncher#start}, for its child. */
public final class Parent {
  private static @Nullable Channel channel; // guarded by the class

  private Parent() {}

  /**
   * Connects this process with its parent, over the transport that the parent chose. Call it early:
   * the parent kills a child that has not connected in time.
   *
   * <p>From then on this process ends with its parent: when that has gone, {@link System#exit} is
   * called with 129 (as a terminal that is closed does it), and after the grace period {@link
   * Runtime#halt}. A process that never calls this cannot know.
   *
   * <p>If the transport is JSON, {@link System#out} is the standard error from now on, and {@link
   * System#in} is empty. Do not start processes that inherit the standard output or input then.
   *
   * <p>May be called from any thread, and again: there is one channel. It lasts as long as the
   * process, with calls on it or without.
   *
   * @return the channel, for all generated clients
   * @throws IllegalStateException if no parent started this process, or something that the
   *     transport needs is missing
   * @throws RpcException if the parent refuses this process: UNAUTHENTICATED if the secret was used
   *     already, as by the process that it was inherited from; UNAVAILABLE if the parent has ended;
   *     DEADLINE_EXCEEDED if it does not answer in time
   */
  public static synchronized Channel connect() {
    Channel known = channel;
    if (known == null) {
      known = ParentConnection.open(Definition.decode(System.getenv(Definition.VARIABLE)));
      channel = known;
    }
    return known;
  }
}
