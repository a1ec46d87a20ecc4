/** Runs the examples, over Netty, and looks at what crosses. */
@NullMarked
package dev.tandem.errors;

import org.jspecify.annotations.NullMarked;
