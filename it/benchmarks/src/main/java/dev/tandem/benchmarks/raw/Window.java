package dev.tandem.benchmarks.raw;

/** How many messages raw code asks for: as many as Tandem does by default. */
final class Window {
  /** Asked for ahead. */
  static final int SIZE = 32;

  /** Asked for again as soon as so many were taken. */
  static final int BATCH = 16;

  private Window() {}
}
