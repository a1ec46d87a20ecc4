/**
 * The messages of a call as {@link java.util.concurrent.Flow} has them, the same for both ends. No
 * thread waits here. Not exported.
 */
@NullMarked
package dev.tandem.runtime.async;

import org.jspecify.annotations.NullMarked;
