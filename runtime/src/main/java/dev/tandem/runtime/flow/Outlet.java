package dev.tandem.runtime.flow;

import dev.tandem.runtime.RpcException;

/** The side of a call that messages go out by, as {@link BlockingSender} needs it. */
public interface Outlet<T> {

  /** Gives the name of the rpc, for the log. */
  String method();

  /** Takes note of what has happened to the call, for senders that never wait. */
  void catchUp();

  /** Says whether the transport takes a message without queueing it up. */
  boolean isReady();

  /** Says whether nothing can be sent any more; with or without the lock. */
  boolean isClosed();

  /** Hands a message to the transport; one at a time. */
  void write(T message);

  /** Gives what to throw at who sends after the end. */
  RpcException closedFailure();

  /** As {@link Inlet#interrupted}, for the sending thread. */
  void interrupted(InterruptedException cause);
}
