package dev.tandem.benchmarks.report;

import java.util.function.ToDoubleFunction;

/** What is compared. */
enum Figure {
  TIME("time", "Time", Sample::micros),
  BYTES("bytes", "Bytes allocated on both ends", Sample::bytes);

  /** A part of a file's name. */
  final String slug;

  /** For readers. */
  final String label;

  private final ToDoubleFunction<Sample> value;

  Figure(String slug, String label, ToDoubleFunction<Sample> value) {
    this.slug = slug;
    this.label = label;
    this.value = value;
  }

  double of(Sample sample) {
    return value.applyAsDouble(sample);
  }
}
