/** Generated files on their way to the disk: checked, written only if changed, removed if stale. */
@NullMarked
package dev.tandem.maven.output;

import org.jspecify.annotations.NullMarked;
