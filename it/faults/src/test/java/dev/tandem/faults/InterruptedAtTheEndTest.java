package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A caller that is interrupted at the moment in which its call ends: either the interrupt came
 * first and the call is cancelled for good, or the end did and the caller gets all.
 */
@Timeout(60)
class InterruptedAtTheEndTest {

  /** Lets callbacks wait for the caller to be blocked, and interrupts it before the last one. */
  private record InterruptsAtTheEnd(Thread caller) implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<Q, R>(next.newCall(method, options)) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<R>(listener) {
                @Override
                public void onHeaders(Metadata headers) {
                  if (!caller.equals(Thread.currentThread())) {
                    Await.blocked(caller);
                  }
                  super.onHeaders(headers);
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                  caller.interrupt();
                  super.onClose(status, trailers);
                }
              },
              headers);
        }
      };
    }
  }

  @Test
  void oneOfThemCounts() {
    try (Wire wire = Wire.open(new Guide())) {
      RouteGuideClient client =
          wire.client().withInterceptors(new InterruptsAtTheEnd(Thread.currentThread()));
      for (int round = 0; round < 300; round++) {
        try (ServerStream<Feature> features = client.listFeatures(Guide.area(0))) {
          String first = outcome(features);
          Thread.interrupted();
          assertEquals(first, outcome(features), "the same again, in round " + round);
        }
      }
    }
  }

  private static String outcome(ServerStream<?> stream) {
    try {
      return "end " + stream.receive();
    } catch (RpcException e) {
      return e.code().name();
    }
  }
}
