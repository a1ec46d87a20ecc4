/** A chat for browsers, which cannot talk and listen in one call. */
@NullMarked
package dev.tandem.web.chat;

import org.jspecify.annotations.NullMarked;
