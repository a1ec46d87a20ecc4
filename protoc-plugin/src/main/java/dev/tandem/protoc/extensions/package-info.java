/** What a proto says with the options of {@code tandem/options.proto}. */
@NullMarked
package dev.tandem.protoc.extensions;

import org.jspecify.annotations.NullMarked;
