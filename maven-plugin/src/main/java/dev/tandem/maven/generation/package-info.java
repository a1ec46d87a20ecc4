/** The steps from .proto files to Java files. Knows nothing of Maven. */
@NullMarked
package dev.tandem.maven.generation;

import org.jspecify.annotations.NullMarked;
