package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideRpc;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@link Gap#ENDS} is about: before it resets a call, Node's client ends its requests. If this
 * fails, a newer library does not: then the gap, and its line in the documents, go.
 */
@Timeout(180) // building a peer is in it
class CancelledByNodeTest {
  /** Now and then the reset overtakes the end, where grpc-java reads both at once. */
  private static final int CALLS = 20;

  private record EndOfRequests(CountDownLatch seen) implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
        @Override
        public void onHalfClose() {
          seen.countDown();
          super.onHalfClose();
        }
      };
    }
  }

  @Test
  void itsRequestsLookComplete() throws Exception {
    Tools.assumeBuilt(Language.NODE);
    EndOfRequests end = new EndOfRequests(new CountDownLatch(1));
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(RouteGuideRpc.bind(new SampleGuide(new Events())))
            .intercept(end)
            .build()
            .start();
    try {
      boolean seen = false;
      for (int call = 0; call < CALLS && !seen; call++) {
        PeerClient.call(Language.NODE, PeerCase.CANCELLED_TALKING, server.getPort());
        seen = end.seen().await(2, TimeUnit.SECONDS);
      }
      assertTrue(seen);
    } finally {
      server.shutdownNow();
    }
  }
}
