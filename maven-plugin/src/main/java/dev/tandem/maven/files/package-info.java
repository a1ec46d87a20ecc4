/** What java.nio.file lacks. Imports none of the others. */
@NullMarked
package dev.tandem.maven.files;

import org.jspecify.annotations.NullMarked;
