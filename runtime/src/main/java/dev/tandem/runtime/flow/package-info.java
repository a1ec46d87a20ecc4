/**
 * Blocking and back-pressure, the same for both ends of a call: waiting, buffering, sending and
 * receiving. Not exported.
 */
@NullMarked
package dev.tandem.runtime.flow;

import org.jspecify.annotations.NullMarked;
