@NullMarked
package dev.tandem.benchmarks.report;

import org.jspecify.annotations.NullMarked;
