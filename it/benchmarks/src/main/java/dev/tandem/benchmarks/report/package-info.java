/** Runs the benchmarks in rounds and writes what came out as ratios: a table and charts. */
@NullMarked
package dev.tandem.benchmarks.report;

import org.jspecify.annotations.NullMarked;
