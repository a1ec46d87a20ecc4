package dev.tandem.benchmarks.maven;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table.
 *
 * @param name what was built
 * @param theirs which of the milliseconds in the goals of one build count for ascopes
 * @param ours which of them count for Tandem
 * @param bar what is asked for
 */
record Row(
    String name,
    ToDoubleFunction<List<Double>> theirs,
    ToDoubleFunction<List<Double>> ours,
    Bar bar) {
  /** The first module. */
  static Row first(String name, Bar bar) {
    return new Row(name, Row::first, Row::first, bar);
  }

  /** The mean of all modules but the first. */
  static Row later(String name, Bar bar) {
    return new Row(name, Row::later, Row::later, bar);
  }

  /** The mean of all our modules but the first, against their first. */
  static Row laterAgainstFirst(String name, Bar bar) {
    return new Row(name, Row::first, Row::later, bar);
  }

  /** What counts of a build. */
  double of(Contender contender, List<Double> goals) {
    return (contender == Contender.ASCOPES ? theirs : ours).applyAsDouble(goals);
  }

  private static double first(List<Double> goals) {
    return goals.get(0);
  }

  private static double later(List<Double> goals) {
    return goals.stream().skip(1).mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
