package dev.tandem.stubs;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sees what a client does with grpc-java. */
final class CallCounter implements ClientInterceptor {
  final List<CallOptions> options = new CopyOnWriteArrayList<>();
  final List<Metadata> headers = new CopyOnWriteArrayList<>();
  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger cancelled = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicLong requested = new AtomicLong();

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions callOptions, Channel next) {
    options.add(callOptions);
    return new SimpleForwardingClientCall<Q, R>(next.newCall(method, callOptions)) {
      @Override
      public void start(Listener<R> listener, Metadata metadata) {
        started.incrementAndGet();
        headers.add(metadata);
        super.start(listener, metadata);
      }

      @Override
      public void request(int count) {
        requests.incrementAndGet();
        requested.addAndGet(count);
        super.request(count);
      }

      @Override
      public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled.incrementAndGet();
        super.cancel(message, cause);
      }
    };
  }
}
