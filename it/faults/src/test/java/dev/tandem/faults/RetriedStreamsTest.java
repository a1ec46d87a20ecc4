package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** grpc-java's retries under streams: what a caller sees of a first attempt that fails. */
@Timeout(60)
class RetriedStreamsTest {
  private static final Map<String, ?> CONFIG =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name",
                  List.of(Map.of()),
                  "retryPolicy",
                  Map.of(
                      "maxAttempts",
                      3.0,
                      "initialBackoff",
                      "0.01s",
                      "maxBackoff",
                      "0.05s",
                      "backoffMultiplier",
                      1.0,
                      "retryableStatusCodes",
                      List.of("UNAVAILABLE")))));

  private final AtomicInteger attempts = new AtomicInteger();

  private static Link retrying(Wire wire) {
    return Link.to(wire.port(), channel -> channel.defaultServiceConfig(CONFIG).enableRetry());
  }

  private RpcException unavailable() {
    return new RpcException.Unavailable("try again");
  }

  @Test
  void requestsAreSentAgain() {
    Guide guide =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            if (attempts.incrementAndGet() < 3) {
              requests.receive();
              throw unavailable();
            }
            return super.recordRoute(requests);
          }
        };
    try (Wire wire = Wire.open(guide);
        Link link = retrying(wire)) {
      assertEquals(50, link.client().recordRoute(Messages.points(50)).getPointCount());
      assertEquals(3, attempts.get());
    }
  }

  @Test
  void responsesOfALaterAttemptAreAll() {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            if (attempts.incrementAndGet() < 3) {
              throw unavailable();
            }
            super.listFeatures(request, responses);
          }
        };
    try (Wire wire = Wire.open(guide);
        Link link = retrying(wire);
        ServerStream<Feature> features = link.client().listFeatures(Guide.area(100))) {
      assertEquals(Messages.features(100), features.stream().toList());
    }
  }

  @Test
  void responsesThatWereSeenAreNotSeenTwice() {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            attempts.incrementAndGet();
            super.listFeatures(request, responses);
            throw unavailable();
          }
        };
    try (Wire wire = Wire.open(guide);
        Link link = retrying(wire);
        ServerStream<Feature> features = link.client().listFeatures(Guide.area(3))) {
      for (Feature feature : Messages.features(3)) {
        assertEquals(feature, features.receive());
      }
      assertThrows(RpcException.Unavailable.class, features::receive);
      assertEquals(1, attempts.get());
    }
  }

  /** More requests than grpc-java keeps for another attempt, to a handler that reads few. */
  @Test
  void writerThatIsBlockedIsTold() {
    Guide guide =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            attempts.incrementAndGet();
            Await.sleep(100);
            throw unavailable();
          }
        };
    try (Wire wire = Wire.open(guide);
        Link link = retrying(wire)) {
      Caller.start(
              "writer",
              () -> link.client().recordRoute(Stream.generate(() -> Messages.point(1))::iterator))
          .assertFails(Code.UNAVAILABLE);
    }
  }
}
