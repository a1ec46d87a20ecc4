/**
 * Parent and child processes: gRPC over TCP against JSON over the child's standard streams.
 *
 * <p>Both ends are Tandem's blocking stubs, in two processes of their own. Nobody does anything
 * with the messages. The transports take turns, so that what else the machine does hits both.
 */
@NullMarked
package dev.tandem.benchmarks.ipc;

import org.jspecify.annotations.NullMarked;
