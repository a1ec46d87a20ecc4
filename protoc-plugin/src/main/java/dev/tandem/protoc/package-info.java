/** The protoc plugin: the process in {@code Main}, the pure function in {@code Generator}. */
@NullMarked
package dev.tandem.protoc;

import org.jspecify.annotations.NullMarked;
