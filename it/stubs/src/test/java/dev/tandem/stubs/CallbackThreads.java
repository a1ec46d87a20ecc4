package dev.tandem.stubs;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees on which threads a server's callbacks run, and what becomes of its calls. */
final class CallbackThreads implements ServerInterceptor {
  final List<Thread> starts = new CopyOnWriteArrayList<>();
  final List<Thread> messages = new CopyOnWriteArrayList<>();
  final List<Thread> halfCloses = new CopyOnWriteArrayList<>();
  final CompletableFuture<Thread> cancelled = new CompletableFuture<>();
  final CompletableFuture<Thread> completed = new CompletableFuture<>();

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    starts.add(Thread.currentThread());
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        messages.add(Thread.currentThread());
        super.onMessage(message);
      }

      @Override
      public void onHalfClose() {
        halfCloses.add(Thread.currentThread());
        super.onHalfClose();
      }

      @Override
      public void onCancel() {
        cancelled.complete(Thread.currentThread());
        super.onCancel();
      }

      @Override
      public void onComplete() {
        completed.complete(Thread.currentThread());
        super.onComplete();
      }
    };
  }
}
