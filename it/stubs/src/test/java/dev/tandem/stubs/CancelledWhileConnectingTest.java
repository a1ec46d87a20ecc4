package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.RpcException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Calls whose context is cancelled while their request goes out, when the channel has just found
 * out where to connect. To send after a cancellation is an error to grpc-java. In that moment the
 * error does not come to who sends, but ends grpc-java's own work on the call, whose end is then
 * never told.
 */
@Timeout(60)
class CancelledWhileConnectingTest {
  /** How a call is made, and what it fails with. */
  enum Form {
    UNARY(
        channel ->
            assertThrows(
                RpcException.class,
                () -> new RouteGuideClient(channel).getFeature(Messages.point(1)))),
    SERVER_STREAM(
        channel ->
            assertThrows(
                RpcException.class,
                () -> new RouteGuideClient(channel).listFeatures(Messages.AREA).receive())),
    FUTURE(
        channel ->
            assertThrows(
                    CompletionException.class,
                    new RouteGuideAsyncClient(channel).getFeature(Messages.point(1))::join)
                .getCause()),
    PUBLISHER(
        channel ->
            Probe.subscribe(new RouteGuideAsyncClient(channel).listFeatures(Messages.AREA), 1)
                .failure());

    private final Function<Channel, Throwable> failure;

    Form(Function<Channel, Throwable> failure) {
      this.failure = failure;
    }
  }

  /** Holds tasks back until it lets them go. */
  private static final class Gate implements Executor {
    private final Executor executor;
    private @Nullable List<Runnable> held = new ArrayList<>();

    Gate(Executor executor) {
      this.executor = executor;
    }

    @Override
    public synchronized void execute(Runnable task) {
      if (held == null) {
        executor.execute(task);
      } else {
        held.add(task);
      }
    }

    synchronized void open() {
      List<Runnable> tasks = held;
      held = null;
      tasks.forEach(this::execute);
    }
  }

  /** Cancels the context of a call before its request goes out, and sees whether it ends. */
  private record Cancels(LateAddress address, CancellableContext context, CountDownLatch ended)
      implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      Gate gate = new Gate(options.getExecutor());
      ClientCall<Q, R> call = next.newCall(method, options.withExecutor(gate));
      return new SimpleForwardingClientCall<Q, R>(call) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<R>(listener) {
                @Override
                public void onClose(Status status, Metadata trailers) {
                  ended.countDown();
                  super.onClose(status, trailers);
                }
              },
              headers);
        }

        @Override
        public void sendMessage(Q message) {
          address.found();
          context.cancel(null);
          super.sendMessage(message);
        }

        @Override
        public void halfClose() {
          super.halfClose();
          gate.open();
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void isToldItsEnd(Form form) throws Exception {
    CancellableContext context = Context.current().withCancellation();
    CountDownLatch ended = new CountDownLatch(1);
    try (LateAddress address = new LateAddress()) {
      ManagedChannel channel =
          address.channel().intercept(new Cancels(address, context, ended)).build();
      try {
        Throwable failure = context.call(() -> form.failure.apply(channel));
        assertInstanceOf(RpcException.Cancelled.class, failure);
        Await.latch("the call is told its end", ended);
      } finally {
        channel.shutdownNow();
      }
    } finally {
      context.cancel(null);
    }
  }
}
