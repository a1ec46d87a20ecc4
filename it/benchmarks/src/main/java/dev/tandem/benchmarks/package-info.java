/**
 * How fast the runtime is, against grpc-java's own stubs and against raw calls, in the same run.
 *
 * <p>A class is a situation, a method of it is a contender. What all of them keep to:
 *
 * <ul>
 *   <li>Client and server share a JVM and its processors, so that bytes allocated are those of
 *       both.
 *   <li>Each contender counts what came and looks at its size. One that loses messages fails.
 *   <li>Nobody does anything with the messages. Real work makes all ratios smaller.
 *   <li>Channels and servers are as grpc-java builds them, without further options. So a server has
 *       grpc-java's pool of threads, and Tandem's handlers the threads that it chooses.
 *   <li>In one process, the transport passes messages on without making bytes of them.
 *   <li>{@code raw} is code written directly on {@code ClientCall} and {@code ServerCall} for that
 *       one purpose: nothing on top of them can be faster. It has the window that Tandem has.
 *   <li>The thread of the caller is JMH's. With {@code -jvmArgsAppend -Djmh.executor=VIRTUAL}, on
 *       21 and newer, it is a virtual one.
 * </ul>
 */
@NullMarked
package dev.tandem.benchmarks;

import org.jspecify.annotations.NullMarked;
