/** Faults from outside and inside, and what the runtime does about them. */
@NullMarked
package dev.tandem.faults;

import org.jspecify.annotations.NullMarked;
