/** How fast the generator is: run by protoc, beside grpc-java's own, and in a JVM that is warm. */
@NullMarked
package dev.tandem.benchmarks.generator;

import org.jspecify.annotations.NullMarked;
