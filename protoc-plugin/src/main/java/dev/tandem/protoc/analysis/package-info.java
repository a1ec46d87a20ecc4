/** Turns a request's descriptors into models: names, comments, and what must be refused. */
@NullMarked
package dev.tandem.protoc.analysis;

import org.jspecify.annotations.NullMarked;
