package dev.tandem.protoc.model;

import java.util.List;

/** How often a call is sent. Durations are written as service configs do: {@code 0.5s}. */
public sealed interface Attempts {

  /** As the runtime decides by the rpc's idempotency. */
  record Default() implements Attempts {}

  /** Once, although it might be more. */
  record Once() implements Attempts {}

  /**
   * One after the other.
   *
   * @param max how many, with the first one
   * @param initialBackoff how long the first pause is, at most
   * @param maxBackoff how long any pause is, at most
   * @param multiplier how much longer each pause is than the one before
   * @param codes after which failures
   */
  record Retry(
      int max, String initialBackoff, String maxBackoff, double multiplier, List<String> codes)
      implements Attempts {

    /** Takes an immutable copy. */
    public Retry {
      codes = List.copyOf(codes);
    }
  }

  /**
   * Beside each other.
   *
   * @param max how many, with the first one
   * @param delay how long after the start of one the next one starts
   * @param nonFatalCodes with which failures of one the others go on
   */
  record Hedging(int max, String delay, List<String> nonFatalCodes) implements Attempts {

    /** Takes an immutable copy. */
    public Hedging {
      nonFatalCodes = List.copyOf(nonFatalCodes);
    }
  }
}
