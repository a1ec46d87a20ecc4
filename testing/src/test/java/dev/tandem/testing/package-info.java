@NullMarked
package dev.tandem.testing;

import org.jspecify.annotations.NullMarked;
