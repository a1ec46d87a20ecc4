/**
 * Random protos, run through protoc, the generator and javac; and damaged requests. Nothing here
 * knows how the generator works: what it must do is read off protoc, javac and the contract.
 */
@NullMarked
package dev.tandem.protoc.random;

import org.jspecify.annotations.NullMarked;
