/** A service as it runs in a cluster. */
@NullMarked
package dev.tandem.kubernetes;

import org.jspecify.annotations.NullMarked;
