/** An application that serves users. */
@NullMarked
package dev.tandem.spring.users;

import org.jspecify.annotations.NullMarked;
