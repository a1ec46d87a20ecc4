/** How a handler says what is wrong, and how a caller finds out. docs/errors.md quotes it. */
@NullMarked
package dev.tandem.errors;

import org.jspecify.annotations.NullMarked;
