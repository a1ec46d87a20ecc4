/** The recommended set-up of a server and of a client, as docs/security.md shows it. */
@NullMarked
package dev.tandem.security;

import org.jspecify.annotations.NullMarked;
