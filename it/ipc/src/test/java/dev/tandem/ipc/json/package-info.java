/** Calls as JSON over pipes: what only this transport has. */
@NullMarked
package dev.tandem.ipc.json;

import org.jspecify.annotations.NullMarked;
