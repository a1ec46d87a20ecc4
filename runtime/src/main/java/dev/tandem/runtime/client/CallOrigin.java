package dev.tandem.runtime.client;

import dev.tandem.runtime.FailedCall;
import dev.tandem.runtime.RpcException;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which call was made where and when, for its exceptions. They are made on the caller's thread when
 * they are thrown, so that they have the caller's stack.
 */
record CallOrigin(MethodDescriptor<?, ?> method, Channel channel, long startNanos) {

  static CallOrigin now(MethodDescriptor<?, ?> method, Channel channel) {
    return new CallOrigin(method, channel, System.nanoTime());
  }

  /** Throws at a thread that is interrupted already: its call would be cancelled at once. */
  void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw failure(
          Status.CANCELLED.withDescription("the calling thread was interrupted before the call"),
          null,
          System.nanoTime());
    }
  }

  RpcException failure(Status status, @Nullable Metadata trailers, long endNanos) {
    String target = channel.authority();
    return RpcException.of(
        status,
        trailers,
        new FailedCall(
            method.getFullMethodName(),
            target == null ? "" : target,
            Duration.ofNanos(endNanos - startNanos)),
        MethodErrors.of(method));
  }
}
