package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that sends connections away when they are a second old. */
@Timeout(60)
class GoAwayTest {
  private final AtomicInteger connections = new AtomicInteger();

  private final class CountsConnections extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      connections.incrementAndGet();
      return attributes;
    }
  }

  @Test
  void callsEndWellAndTheNextUseANewConnection() {
    PausedGuide guide = new PausedGuide();
    try (Wire paused = open(guide);
        Wire busy = open(new Guide())) {
      // Blocked in streams while their connection is sent away: they still get all.
      List<Caller> blocked = Blocked.startAll(paused.client(), guide);
      // And calls without a break, of which none may be lost.
      AtomicBoolean enough = new AtomicBoolean();
      List<Caller> load =
          IntStream.range(0, 3)
              .mapToObj(i -> Caller.start("load " + i, () -> callUntil(busy.client(), enough)))
              .toList();
      Caller chat = Caller.start("chat", () -> chatUntil(busy.client(), enough));
      Await.until("there are new connections", () -> connections.get() >= 5);
      guide.go();
      blocked.forEach(Caller::assertSucceeds);
      enough.set(true);
      load.forEach(Caller::assertSucceeds);
      chat.assertSucceeds();
      assertTrue(connections.get() >= 5);
    }
  }

  private Wire open(Guide guide) {
    return Wire.open(
        guide,
        server ->
            server
                .maxConnectionAge(1, TimeUnit.SECONDS)
                .addTransportFilter(new CountsConnections()));
  }

  private static void callUntil(RouteGuideClient client, AtomicBoolean enough) {
    for (int i = 0; !enough.get(); i++) {
      assertEquals(Messages.feature(i), client.getFeature(Messages.point(i)));
      assertEquals(3, client.recordRoute(Messages.points(3)).getPointCount());
    }
  }

  private static void chatUntil(RouteGuideClient client, AtomicBoolean enough) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      while (!enough.get()) {
        chat.send(Messages.note("a"));
        assertEquals(Messages.note("a"), chat.receive());
      }
      chat.finishSending();
      assertEquals(null, chat.receive());
    }
  }
}
