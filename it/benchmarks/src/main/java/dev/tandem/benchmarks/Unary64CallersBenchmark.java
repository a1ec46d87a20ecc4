package dev.tandem.benchmarks;

import org.openjdk.jmh.annotations.Threads;

/** As {@link UnaryBenchmark}, by 64 callers at once over one channel; time that each call takes. */
@Threads(64)
public class Unary64CallersBenchmark extends UnaryBenchmark {}
