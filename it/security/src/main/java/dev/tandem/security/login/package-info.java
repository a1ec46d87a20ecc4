/** The sample AuthService: passwords, token pairs, and a client that keeps its token fresh. */
@NullMarked
package dev.tandem.security.login;

import org.jspecify.annotations.NullMarked;
