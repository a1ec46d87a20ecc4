package dev.tandem.benchmarks.maven;

/**
 * What Tandem is to reach.
 *
 * @param most the most that is good
 * @param unit of what
 */
record Bar(double most, Unit unit) {
  /** Nothing is asked for. */
  static final Bar NONE = new Bar(0, Unit.NONE);

  enum Unit {
    RATIO,
    MILLIS,
    NONE
  }

  static Bar ratio(double most) {
    return new Bar(most, Unit.RATIO);
  }

  static Bar millis(double most) {
    return new Bar(most, Unit.MILLIS);
  }

  /** Such as {@code at most 0.25: missed}. */
  String verdict(double ratio, double millis) {
    return switch (unit) {
      case RATIO -> "at most %.2f: ".formatted(most) + (ratio <= most ? "met" : "missed");
      case MILLIS -> "at most %.0f ms: ".formatted(most) + (millis <= most ? "met" : "missed");
      case NONE -> "";
    };
  }
}
