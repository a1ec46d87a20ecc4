package dev.tandem.benchmarks.maven;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table.
 *
 * @param name what was built
 * @param of which of the milliseconds in the goals of one build
 * @param bar what is asked for
 */
record Row(String name, ToDoubleFunction<List<Double>> of, Bar bar) {
  /** The first module. */
  static Row first(String name, Bar bar) {
    return new Row(name, goals -> goals.get(0), bar);
  }

  /** The mean of all modules but the first. */
  static Row later(String name, Bar bar) {
    return new Row(
        name,
        goals -> goals.stream().skip(1).mapToDouble(Double::doubleValue).average().orElseThrow(),
        bar);
  }
}
