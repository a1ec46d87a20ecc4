/** Stubs on protobuf's lite runtime. */
@NullMarked
package dev.tandem.lite;

import org.jspecify.annotations.NullMarked;
