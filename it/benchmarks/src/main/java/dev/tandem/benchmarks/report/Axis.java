package dev.tandem.benchmarks.report;

import java.util.List;
import java.util.stream.IntStream;

/** From 0 to a round number, in four to ten steps that people can read. */
record Axis(double step, int steps, int pixels) {

  static Axis upTo(double longest, int pixels) {
    double step = Math.pow(10, Math.floor(Math.log10(longest / 4)));
    for (double factor : new double[] {5, 2}) {
      if (step * factor * 4 <= longest) {
        step *= factor;
        break;
      }
    }
    return new Axis(step, (int) Math.ceil(longest / step), pixels);
  }

  List<Double> ticks() {
    return IntStream.rangeClosed(0, steps).mapToObj(tick -> tick * step).toList();
  }

  int length(double value) {
    return (int) Math.round(value / (step * steps) * pixels);
  }

  /** Writes a tick without needless digits. */
  static String label(double tick) {
    return Math.abs(tick - Math.rint(tick)) < 1e-9
        ? String.valueOf(Math.round(tick))
        : String.valueOf(Math.round(tick * 100) / 100.0);
  }
}
