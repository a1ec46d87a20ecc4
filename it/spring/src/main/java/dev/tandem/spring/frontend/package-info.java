/** An application that calls the one that serves users. */
@NullMarked
package dev.tandem.spring.frontend;

import org.jspecify.annotations.NullMarked;
