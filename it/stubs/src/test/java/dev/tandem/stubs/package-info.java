/** Generated stubs at work: each pattern and each promise, in-process and over Netty. */
@NullMarked
package dev.tandem.stubs;

import org.jspecify.annotations.NullMarked;
