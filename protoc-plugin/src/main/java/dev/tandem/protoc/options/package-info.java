/** The generator's options and how they are read. */
@NullMarked
package dev.tandem.protoc.options;

import org.jspecify.annotations.NullMarked;
