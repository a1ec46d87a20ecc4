/** Bound services on Armeria's server, called over HTTP/2 and as JSON. */
@NullMarked
package dev.tandem.armeria;

import org.jspecify.annotations.NullMarked;
