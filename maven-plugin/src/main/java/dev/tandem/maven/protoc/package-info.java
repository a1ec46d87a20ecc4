/** protoc as a process: which binary, with which arguments, and what it said. */
@NullMarked
package dev.tandem.maven.protoc;

import org.jspecify.annotations.NullMarked;
