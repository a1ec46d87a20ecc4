/** Bound services and clients on Armeria. */
@NullMarked
package dev.tandem.armeria;

import org.jspecify.annotations.NullMarked;
