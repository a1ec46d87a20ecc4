package dev.tandem.protoc.extensions;

import java.math.BigDecimal;

/** A {@code google.protobuf.Duration}. */
record ProtoDuration(long seconds, int nanos) {

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
