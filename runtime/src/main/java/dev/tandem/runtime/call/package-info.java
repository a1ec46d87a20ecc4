/** What the client side and the server side of one process tell each other. Not exported. */
@NullMarked
package dev.tandem.runtime.call;

import org.jspecify.annotations.NullMarked;
