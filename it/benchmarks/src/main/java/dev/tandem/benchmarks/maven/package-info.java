/** Our Maven plugin against that of ascopes: the time inside their goals. */
@NullMarked
package dev.tandem.benchmarks.maven;

import org.jspecify.annotations.NullMarked;
