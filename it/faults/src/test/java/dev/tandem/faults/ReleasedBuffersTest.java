package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.RouteGuideClient;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Calls that are cancelled when their answer is written and not yet sent: grpc-java keeps it in a
 * buffer of Netty's, which only the call's close gives back.
 */
@Timeout(60)
@Isolated
class ReleasedBuffersTest {
  private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

  /** Waits for the cancellation of the call behind each message. */
  private static final class CancelledMeanwhile implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata metadata, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void sendMessage(R message) {
              super.sendMessage(message);
              Await.until("the call is cancelled", this::isCancelled);
            }
          },
          metadata);
    }
  }

  @BeforeEach
  void seeEachLeak() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
  }

  @AfterEach
  void reset() {
    ResourceLeakDetector.setLevel(level);
  }

  @Test
  void ofAnswersThatNobodyWaitsForAnyMore() {
    try (LogCapture leaks = LogCapture.of(ResourceLeakDetector.class.getName())) {
      try (Wire wire =
          Wire.open(new Guide(), server -> server.intercept(new CancelledMeanwhile()))) {
        RouteGuideClient client = wire.client().withTimeout(Duration.ofMillis(30));
        for (int i = 0; i < 10; i++) {
          givesUp(() -> client.getFeature(Messages.point(1)));
          givesUp(() -> client.recordRoute(Messages.points(1)));
          givesUp(() -> client.listFeatures(Guide.area(1), feature -> {}));
        }
      }
      // Leaks are noticed when buffers are taken after a collection.
      try (Wire wire = Wire.open(new Guide())) {
        for (int i = 0; i < 5; i++) {
          System.gc();
          Await.sleep(20);
          wire.client().getFeature(Messages.point(1));
        }
      }
      assertEquals(0, leaks.size(), "kinds of buffers that were not released");
    }
  }

  private static void givesUp(Runnable call) {
    try {
      call.run();
    } catch (RpcException.DeadlineExceeded expected) {
      return;
    }
    throw new AssertionError("a call that should have been cancelled went through");
  }
}
