package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 2: memory of a stream is bounded by its prefetch and the transport's window, whichever
 * side is slow, in every style.
 */
@Timeout(120)
class Promise02BackPressureTest {
  /** With 20 kB each, this is 20 MB: well above the windows and buffers of both transports. */
  private static final int MANY = 1_000;

  @ParameterizedTest
  @EnumSource
  void slowReaderHoldsTheHandlerBack(Transport transport) {
    CompletableFuture<Thread> handler = new CompletableFuture<>();
    AtomicInteger sent = new AtomicInteger();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            handler.complete(Thread.currentThread());
            for (int i = 0; i < MANY; i++) {
              responses.send(Messages.bigFeature(i));
              sent.incrementAndGet();
            }
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features =
            new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA)) {
      features.receive();
      Await.blocked(Await.result(handler));
      assertTrue(sent.get() < MANY / 2, () -> sent + " messages went to a reader of one");
      assertEquals(MANY - 1, features.stream().count(), "all the rest arrives");
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowHandlerHoldsTheWriterBack(Transport transport) {
    CountDownLatch readNow = new CountDownLatch(1);
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            Await.latch("told to read", readNow);
            int count = 0;
            for (RouteNote ignored : requests) {
              count++;
            }
            responses.send(Messages.note("" + count));
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      int sent = 0;
      while (chat.send(Messages.bigNote(sent), Duration.ofMillis(500))) {
        sent++;
        assertTrue(sent < MANY, "nothing slows the writer down");
      }
      assertFalse(chat.isReady());
      assertFalse(chat.trySend(Messages.bigNote(-1)));
      readNow.countDown();
      chat.send(Messages.bigNote(sent));
      chat.finishSending();
      assertEquals(Messages.note("" + (sent + 1)), chat.receive());
      assertNull(chat.receive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void writerIsReleasedWhenTheHandlerReadsOn(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            Await.sleep(200); // Slow for a while: the writer is blocked by then.
            return super.recordRoute(requests);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      for (int i = 0; i < 50_000; i++) {
        route.send(Messages.point(i));
      }
      assertEquals(50_000, route.finish().getPointCount());
    }
  }

  /** The same at full length, in a process whose heap could not hold what is sent. */
  @Test
  void millionMessagesToASlowReaderInASmallHeap() throws IOException, InterruptedException {
    Process process =
        OtherProcess.start(SlowReaderMain.class, List.of("-Xmx40m", "-XX:MaxDirectMemorySize=40m"));
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    assertEquals(0, process.exitValue(), output);
    assertTrue(output.contains("read 1000000"), output);
  }
}
