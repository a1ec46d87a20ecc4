package dev.tandem.runtime.flow;

import java.time.Duration;

/** Durations as nanoseconds. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
  private static final Duration SHORTEST = Duration.ofNanos(Long.MIN_VALUE);

  private Durations() {}

  /** Gives the nanoseconds; those that no long can hold become the nearest that one can. */
  public static long saturatedNanos(Duration duration) {
    if (duration.compareTo(LONGEST) >= 0) {
      return Long.MAX_VALUE;
    }
    return duration.compareTo(SHORTEST) <= 0 ? Long.MIN_VALUE : duration.toNanos();
  }
}
