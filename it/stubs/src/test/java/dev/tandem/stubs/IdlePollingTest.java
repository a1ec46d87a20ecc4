package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For who polls, the waits for one message add up, and nothing else counts. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class IdlePollingTest {
  private static final Duration IDLE = IdleTimeoutTest.IDLE;

  /** Receives for as long as it takes to see a failure, a little each time. */
  private static void poll(Receiver<?> receiver) {
    for (int i = 0; i < 200; i++) {
      try {
        receiver.receive(IDLE.dividedBy(7));
      } catch (TimeoutException e) {
        // Nothing yet.
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatFallsSilentBeforeAReaderThatPolls(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new IdleTimeoutTest.FallsSilent()));
        ServerStream<Feature> features =
            IdleTimeoutTest.impatient(wire).listFeatures(Messages.AREA)) {
      RpcException e = assertThrows(RpcException.DeadlineExceeded.class, () -> poll(features));
      assertTrue(e.elapsed().compareTo(IDLE) >= 0, e.getMessage());
    }
  }

  /** What it waits for one message does not count for the next, nor what it does in between. */
  @ParameterizedTest
  @EnumSource
  void readerThatPollsASlowServerDoesNotTripIt(Transport transport) {
    Semaphore wanted = new Semaphore(0);
    Guide sendsOnDemand =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            for (int i = 0; i < 4; i++) {
              wanted.acquireUninterruptibly();
              responses.send(Messages.feature(i));
            }
          }
        };
    Duration idle = IDLE.multipliedBy(3); // A machine may stand still for a while.
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(sendsOnDemand));
        ServerStream<Feature> features =
            IdleTimeoutTest.impatient(wire, idle).listFeatures(Messages.AREA)) {
      for (int i = 0; i < 4; i++) {
        assertThrows(TimeoutException.class, () -> features.receive(IDLE));
        if (i == 0) {
          Await.sleep(2 * idle.toMillis());
        }
        wanted.release();
        assertEquals(Messages.feature(i), features.receive());
      }
      assertNull(features.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void callerThatFallsSilentBeforeAHandlerThatPolls(Transport transport) {
    CompletableFuture<Throwable> handler = new CompletableFuture<>();
    Guide polls =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            try {
              poll(requests);
              throw new AssertionError("it was not idle");
            } catch (Throwable e) {
              handler.complete(e);
              throw e;
            }
          }
        };
    ServerOptions options = ServerOptions.defaults().withIdleTimeout(IDLE);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(polls, options));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      route.send(Messages.point(1));
      assertInstanceOf(
          RpcException.DeadlineExceeded.class, Await.result(handler, Duration.ofSeconds(40)));
      assertThrows(RpcException.DeadlineExceeded.class, route::finish);
    }
  }
}
