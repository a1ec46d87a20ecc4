/** What users of Tandem write. */
@NullMarked
package dev.tandem.benchmarks.tandem;

import org.jspecify.annotations.NullMarked;
