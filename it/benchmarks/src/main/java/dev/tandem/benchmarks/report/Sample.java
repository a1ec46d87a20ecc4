package dev.tandem.benchmarks.report;

/**
 * What one fork measured.
 *
 * @param conditions under which
 * @param situation the class of the benchmark, without "Benchmark"
 * @param contender its method
 * @param round which fork; those of one round ran one after another
 * @param micros microseconds per message or call
 * @param bytes bytes allocated per message or call, on both ends
 */
record Sample(
    Conditions conditions,
    String situation,
    String contender,
    int round,
    double micros,
    double bytes) {}
