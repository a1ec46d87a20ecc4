/** A workflow whose parts run in child processes. */
@NullMarked
package dev.tandem.ipc;

import org.jspecify.annotations.NullMarked;
