/** The caller's side: calls whose callbacks run on the thread that waits for them. Not exported. */
@NullMarked
package dev.tandem.runtime.client;

import org.jspecify.annotations.NullMarked;
