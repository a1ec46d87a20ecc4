@NullMarked
package dev.tandem.operation;

import org.jspecify.annotations.NullMarked;
