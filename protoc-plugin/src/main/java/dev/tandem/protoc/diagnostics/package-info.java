/** What is wrong with the input, and where. */
@NullMarked
package dev.tandem.protoc.diagnostics;

import org.jspecify.annotations.NullMarked;
