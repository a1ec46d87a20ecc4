/** Other people's tools that run the generator. */
@NullMarked
package dev.tandem.drivers;

import org.jspecify.annotations.NullMarked;
