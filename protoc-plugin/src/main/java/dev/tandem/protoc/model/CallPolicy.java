package dev.tandem.protoc.model;

import org.jspecify.annotations.Nullable;

/**
 * How an rpc is called unless its caller says otherwise: what goes into the service config.
 *
 * @param timeout how long a call may take, written as service configs do ({@code 2s}), or null
 * @param waitForReady whether a call waits for a connection, or null if nothing is said
 * @param attempts how often it is sent
 */
public record CallPolicy(
    @Nullable String timeout, @Nullable Boolean waitForReady, Attempts attempts) {

  /** Nothing is said. */
  public static final CallPolicy NONE = new CallPolicy(null, null, new Attempts.Default());

  /**
   * Says whether it leaves all to who calls.
   *
   * @return true for what equals {@link #NONE}; the first comparison of records is slow, though
   */
  public boolean saysNothing() {
    return timeout == null && waitForReady == null && attempts instanceof Attempts.Default;
  }

  /**
   * Takes from another policy what this one does not say.
   *
   * @param defaults the other one
   * @return both
   */
  public CallPolicy or(CallPolicy defaults) {
    return new CallPolicy(
        timeout == null ? defaults.timeout : timeout,
        waitForReady == null ? defaults.waitForReady : waitForReady,
        attempts instanceof Attempts.Default ? defaults.attempts : attempts);
  }

  /**
   * The same for an rpc that must not be sent twice.
   *
   * @return a policy without further attempts
   */
  public CallPolicy withoutAttempts() {
    return new CallPolicy(timeout, waitForReady, new Attempts.Default());
  }
}
