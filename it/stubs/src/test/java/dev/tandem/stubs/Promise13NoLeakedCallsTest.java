package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 13: a stream that is lost unclosed is cancelled, and the log has where it was opened. */
@Timeout(60)
class Promise13NoLeakedCallsTest {
  private static final String LOG = "dev.tandem.runtime.client.LeakDetector";

  private enum Loss {
    SERVER_STREAM(client -> client.listFeatures(Messages.AREA).receive()),
    CLIENT_STREAM(client -> client.recordRoute().send(Messages.point(1))),
    BIDI_STREAM(client -> client.routeChat().send(Messages.note("a"))),
    ITERATOR(client -> client.listFeatures(Messages.AREA).iterator().next()),
    JAVA_STREAM(client -> client.listFeatures(Messages.AREA).stream().findFirst());

    private final Consumer<RouteGuideClient> open;

    Loss(Consumer<RouteGuideClient> open) {
      this.open = open;
    }

    void loseOne(RouteGuideClient client) {
      open.accept(client);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostStreamIsCancelledAndLogged(Loss loss) {
    CallCounter counter = new CallCounter();
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(new EndlessGuide()))) {
      loss.loseOne(new RouteGuideClient(wire.channel()).withInterceptors(counter));
      Await.until(
          "the call is cancelled",
          () -> {
            System.gc();
            return counter.cancelled.get() == 1;
          });
      List<StackTraceElement> opened =
          Arrays.asList(log.thrownWith("was lost before its end").getStackTrace());
      assertTrue(
          opened.stream().anyMatch(frame -> frame.getClassName().contains("Promise13")),
          opened.toString());
    }
  }

  /** Who waits in a stream has not lost it, even if nothing else refers to it. */
  @ParameterizedTest
  @EnumSource
  void streamThatIsReadIsNotLost(Transport transport) {
    CountDownLatch go = new CountDownLatch(1);
    Guide waits =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            Await.latch("the garbage was collected", go);
            super.listFeatures(request, responses);
          }
        };
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(waits))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      CompletableFuture<Long> counted =
          CompletableFuture.supplyAsync(
              () -> client.listFeatures(Guide.area(100)).stream().count());
      for (int i = 0; i < 20; i++) {
        System.gc();
        Await.sleep(10);
      }
      go.countDown();
      assertEquals(100, Await.result(counted));
      assertEquals(0, log.size());
    }
  }

  /** Streams that came to their end, or were closed, may be forgotten. */
  @ParameterizedTest
  @EnumSource
  void endedStreamsAreNoLoss(Transport transport) {
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (int i = 0; i < 20; i++) {
        client.listFeatures(Guide.area(3)).forEach(feature -> {});
        client.recordRoute().finish();
        client.routeChat().close();
        try (ServerStream<Feature> early = client.listFeatures(Guide.area(1_000));
            Stream<Feature> features = early.stream()) {
          features.findFirst().orElseThrow();
        }
      }
      for (int i = 0; i < 5; i++) {
        System.gc();
        Await.sleep(20);
      }
      assertEquals(0, log.size());
    }
  }
}
