/** Certificates: from files that may be replaced, and who the peer is by its own. */
@NullMarked
package dev.tandem.security.tls;

import org.jspecify.annotations.NullMarked;
