package dev.tandem.protoc.extensions;

import java.math.BigDecimal;

/** A {@code google.protobuf.Duration}. */
record ProtoDuration(long seconds, int nanos) {
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  /** Whether the parts are as {@code duration.proto} wants them. */
  boolean isValid() {
    boolean oneSign = seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0);
    return oneSign && Math.abs((long) nanos) < NANOS_PER_SECOND;
  }

  boolean isPositive() {
    return !isNegative() && (seconds > 0 || nanos > 0);
  }

  boolean isNegative() {
    return seconds < 0 || nanos < 0;
  }

  /** As JSON writes durations, and so service configs: {@code 0.5s}. */
  String json() {
    BigDecimal exact = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
    return exact.stripTrailingZeros().toPlainString() + "s";
  }
}
