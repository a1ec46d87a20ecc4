/** Spreads the work of a run over the processors. */
@NullMarked
package dev.tandem.protoc.parallel;

import org.jspecify.annotations.NullMarked;
