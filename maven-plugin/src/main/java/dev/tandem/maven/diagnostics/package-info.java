/** Errors and warnings about .proto files, whoever found them. Imports none of the others. */
@NullMarked
package dev.tandem.maven.diagnostics;

import org.jspecify.annotations.NullMarked;
