/** Both applications, started and called over Netty. */
@NullMarked
package dev.tandem.spring;

import org.jspecify.annotations.NullMarked;
