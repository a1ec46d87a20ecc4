package dev.tandem.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The median of some values, and their range. */
record Spread(double median, double min, double max) {

  static Spread of(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Writes it such as {@code 12.0 (11.1–15.2)}. */
  String text() {
    return "%s (%s–%s)".formatted(number(median), number(min), number(max));
  }

  /** Writes a number with about three digits. */
  static String number(double number) {
    String format = number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, number);
  }
}
