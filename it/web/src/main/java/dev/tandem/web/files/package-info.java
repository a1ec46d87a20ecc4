/** Files that come in parts, from browsers, and as streams, from everyone else. */
@NullMarked
package dev.tandem.web.files;

import org.jspecify.annotations.NullMarked;
