/** The server's side: calls that are answered by blocking handlers. Not exported. */
@NullMarked
package dev.tandem.runtime.server;

import org.jspecify.annotations.NullMarked;
