/** What generated code calls. Not for use by hand: it changes with the generator. */
@NullMarked
package dev.tandem.runtime.stub;

import org.jspecify.annotations.NullMarked;
