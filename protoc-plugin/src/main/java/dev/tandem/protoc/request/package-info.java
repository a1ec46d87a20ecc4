/** Requests as protoc writes them: what the generator does not need is not even parsed. */
@NullMarked
package dev.tandem.protoc.request;

import org.jspecify.annotations.NullMarked;
