/** Whether there is anything to do, and why. Knows files and texts, not what they are for. */
@NullMarked
package dev.tandem.maven.uptodate;

import org.jspecify.annotations.NullMarked;
