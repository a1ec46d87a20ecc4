/** The demo as a test. */
@NullMarked
package dev.tandem.demo;

import org.jspecify.annotations.NullMarked;
