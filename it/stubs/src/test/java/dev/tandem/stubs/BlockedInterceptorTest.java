package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.RpcException;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server interceptor that blocks while a response is sent: promise 7 holds there too. */
@Timeout(60)
class BlockedInterceptorTest {

  /** Sends no response until it is interrupted. */
  private static final class Blocks implements ServerInterceptor {
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendMessage(R message) {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              super.sendMessage(message);
            }
          },
          headers);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationReachesTheThreadThatSendsTheOnlyResponse(Transport transport) throws Exception {
    Blocks blocks = new Blocks();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()), blocks)) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withTimeout(Duration.ofSeconds(1));
      assertThrows(RpcException.DeadlineExceeded.class, () -> client.getFeature(Messages.point(1)));
      assertTrue(blocks.interrupted.await(20, TimeUnit.SECONDS), "the handler is interrupted");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationReachesTheThreadThatSendsAStream(Transport transport) throws Exception {
    Blocks blocks = new Blocks();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new EndlessGuide()), blocks)) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withTimeout(Duration.ofSeconds(1));
      assertThrows(
          RpcException.DeadlineExceeded.class,
          () -> client.listFeatures(Messages.AREA).forEach(feature -> {}));
      assertTrue(blocks.interrupted.await(20, TimeUnit.SECONDS), "the handler is interrupted");
    }
  }
}
