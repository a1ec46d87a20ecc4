/** The client's way through each service: what it calls, and what has to come back. */
@NullMarked
package dev.tandem.demo.tour;

import org.jspecify.annotations.NullMarked;
