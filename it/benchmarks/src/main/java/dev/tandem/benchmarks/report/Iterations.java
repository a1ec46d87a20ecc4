package dev.tandem.benchmarks.report;

import org.openjdk.jmh.runner.options.TimeValue;

/** So many iterations, each so long. */
record Iterations(int count, TimeValue time) {

  static Iterations parse(String text) {
    String[] parts = text.split("x", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException(text + " is not like 3x1s");
    }
    return new Iterations(Integer.parseInt(parts[0]), TimeValue.fromString(parts[1]));
  }

  @Override
  public String toString() {
    return count + " × " + time;
  }
}
