/** What tests of several packages need: protoc, javac and the samples. */
@NullMarked
package dev.tandem.protoc.testing;

import org.jspecify.annotations.NullMarked;
