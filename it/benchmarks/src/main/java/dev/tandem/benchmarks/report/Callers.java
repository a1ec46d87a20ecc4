package dev.tandem.benchmarks.report;

import java.util.Locale;

/** The kinds of threads that call. */
enum Callers {
  PLATFORM,
  VIRTUAL;

  static Callers parse(String name) {
    Callers callers = valueOf(name.toUpperCase(Locale.ROOT));
    if (callers == VIRTUAL && Runtime.version().feature() < 21) {
      throw new IllegalArgumentException("virtual threads need Java 21");
    }
    return callers;
  }

  /** The JVM option with which JMH runs benchmarks on such threads. */
  String jvmOption() {
    return "-Djmh.executor=" + name();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
