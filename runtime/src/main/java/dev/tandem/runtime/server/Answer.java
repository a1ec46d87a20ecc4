package dev.tandem.runtime.server;

/** How a handler of one of the four kinds answers a call that is ready for it. */
@FunctionalInterface
public interface Answer<C> {

  /** Runs the handler; what it throws fails the call. */
  void run(C call);
}
