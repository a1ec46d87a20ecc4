package dev.tandem.benchmarks.generator;

import java.util.List;

/** Measured values, sorted. */
public record Figures(List<Double> sorted) {

  /** Sorts them. */
  public static Figures of(List<Double> values) {
    return new Figures(values.stream().sorted().toList());
  }

  /** The one in the middle. */
  public double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Writes the median and the range, such as {@code 12 (11–15)}. */
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return (number + " (" + number + "–" + number + ")")
        .formatted(median(), sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
