/** A client whose channel does what the proto says. */
@NullMarked
package dev.tandem.resilience;

import org.jspecify.annotations.NullMarked;
