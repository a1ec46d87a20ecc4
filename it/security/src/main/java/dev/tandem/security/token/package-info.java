/** Tokens: signing, checking, sending them, and who may call what with one. */
@NullMarked
package dev.tandem.security.token;

import org.jspecify.annotations.NullMarked;
