/**
 * gRPC against JSON: sizes of messages, the time to write and to read them, and whole calls.
 *
 * <p>What all of them keep to:
 *
 * <ul>
 *   <li>JSON is what people use for it in Java: Jackson with records, on byte arrays. protobuf's
 *       own {@code JsonFormat} is measured beside it, since it is what turns a message into JSON.
 *   <li>Whoever writes makes the object first, from its values, as a handler does. Otherwise
 *       protobuf would know its size from the time before.
 *   <li>Handlers of both kinds run on threads that may block.
 *   <li>Clients and servers are as they come, without options, and share a JVM and its processors.
 *   <li>Contenders take turns, and ratios are of one round.
 * </ul>
 */
@NullMarked
package dev.tandem.benchmarks.json;

import org.jspecify.annotations.NullMarked;
