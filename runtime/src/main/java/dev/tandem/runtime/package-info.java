/**
 * What users of Tandem see: the streams that handlers and callers hold, the exceptions, the context
 * of a call and the options.
 *
 * <p>All of it runs on any grpc-java {@link io.grpc.Channel} or {@link io.grpc.Server}.
 */
@NullMarked
package dev.tandem.runtime;

import org.jspecify.annotations.NullMarked;
