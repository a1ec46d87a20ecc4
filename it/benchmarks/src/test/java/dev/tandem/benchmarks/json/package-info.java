@NullMarked
package dev.tandem.benchmarks.json;

import org.jspecify.annotations.NullMarked;
