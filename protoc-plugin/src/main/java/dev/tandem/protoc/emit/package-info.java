/** Writes models down as Java sources. Decides nothing, and is the only user of JavaPoet. */
@NullMarked
package dev.tandem.protoc.emit;

import org.jspecify.annotations.NullMarked;
