package dev.tandem.runtime.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a proto says about calling an rpc. Generated code sets it, after the generator has checked
 * the values. Durations are as in JSON: {@code 0.5s}.
 */
public final class RpcPolicy {
  /** What an rpc gets that may be sent twice, if nothing else is said. */
  private static final Map<String, Object> RETRY_BY_DEFAULT =
      retryPolicy(4, "0.1s", "1s", 2.0, "UNAVAILABLE");

  private final Map<String, Object> settings = new LinkedHashMap<>();
  private boolean attemptsSaid;

  RpcPolicy() {}

  /**
   * Sets how long a call may take, with all of its attempts.
   *
   * @param timeout a duration
   * @return this
   */
  public RpcPolicy timeout(String timeout) {
    settings.put("timeout", timeout);
    return this;
  }

  /**
   * Sets whether a call waits for a connection.
   *
   * @param waitForReady false to fail at once while there is none
   * @return this
   */
  public RpcPolicy waitForReady(boolean waitForReady) {
    settings.put("waitForReady", waitForReady);
    return this;
  }

  /**
   * Sends a call once, although it may be sent twice.
   *
   * @return this
   */
  public RpcPolicy once() {
    attemptsSaid = true;
    return this;
  }

  /**
   * Sends a failed call again.
   *
   * @param maxAttempts how often in all, from 2 to 5
   * @param initialBackoff how long the first pause is at most
   * @param maxBackoff how long any pause is at most
   * @param backoffMultiplier how much longer each pause is than the one before
   * @param codes the names of the status codes after which it is sent again
   * @return this
   */
  public RpcPolicy retry(
      int maxAttempts,
      String initialBackoff,
      String maxBackoff,
      double backoffMultiplier,
      String... codes) {
    attemptsSaid = true;
    settings.put(
        "retryPolicy",
        retryPolicy(maxAttempts, initialBackoff, maxBackoff, backoffMultiplier, codes));
    return this;
  }

  /**
   * Sends a call several times at once; the first answer counts.
   *
   * @param maxAttempts how often in all, from 2 to 5
   * @param delay how long after the start of one attempt the next one starts
   * @param nonFatalCodes the names of the status codes of an attempt that leave the others running
   * @return this
   */
  public RpcPolicy hedging(int maxAttempts, String delay, String... nonFatalCodes) {
    attemptsSaid = true;
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("maxAttempts", (double) maxAttempts);
    policy.put("hedgingDelay", delay);
    policy.put("nonFatalStatusCodes", List.of(nonFatalCodes));
    settings.put("hedgingPolicy", policy);
    return this;
  }

  private static Map<String, Object> retryPolicy(
      int maxAttempts,
      String initialBackoff,
      String maxBackoff,
      double backoffMultiplier,
      String... codes) {
    Map<String, Object> policy = new LinkedHashMap<>();
    // The numbers of JSON are doubles.
    policy.put("maxAttempts", (double) maxAttempts);
    policy.put("initialBackoff", initialBackoff);
    policy.put("maxBackoff", maxBackoff);
    policy.put("backoffMultiplier", backoffMultiplier);
    policy.put("retryableStatusCodes", List.of(codes));
    return policy;
  }

  /** Gives the parts of a {@code methodConfig}, without the names. */
  Map<String, Object> settings(boolean mayBeSentTwice) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    if (mayBeSentTwice && !attemptsSaid) {
      all.put("retryPolicy", RETRY_BY_DEFAULT);
    }
    return all;
  }
}
