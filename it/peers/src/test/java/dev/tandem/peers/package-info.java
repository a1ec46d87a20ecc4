/** Clients and servers of other languages, with ours on the other end. */
@NullMarked
package dev.tandem.peers;

import org.jspecify.annotations.NullMarked;
