package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 1: every message received before a status is delivered before that status, in every
 * style; a failure is sticky.
 */
@Timeout(60)
class Promise01OrderTest {
  private static final int SENT = 8; // What a stream asks for before anybody reads.

  /** Sends some and fails; the failure has reached the client when {@code failed} is down. */
  private static class FailsAfterSome extends Guide {
    final CountDownLatch failed = new CountDownLatch(1);

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      Messages.features(SENT).forEach(responses::send);
      failed.countDown();
      throw new RpcException.Aborted("enough");
    }

    @Override
    public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
      for (int i = 0; i < SENT; i++) {
        responses.send(Messages.note("n" + i));
      }
      failed.countDown();
      throw new RpcException.Aborted("enough");
    }
  }

  private final FailsAfterSome guide = new FailsAfterSome();

  private ServerStream<Feature> failedStream(Wire wire) {
    ServerStream<Feature> features =
        new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA);
    Await.latch("the handler has failed", guide.failed);
    Await.sleep(50); // Time for the status to arrive; a status that overtakes would show now.
    return features;
  }

  @ParameterizedTest
  @EnumSource
  void receive(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features = failedStream(wire)) {
      for (Feature expected : Messages.features(SENT)) {
        assertEquals(expected, features.receive());
      }
      assertThrows(RpcException.Aborted.class, features::receive);
      assertThrows(RpcException.Aborted.class, features::receive);
      assertThrows(RpcException.Aborted.class, () -> features.receive(Duration.ZERO));
      assertThrows(RpcException.Aborted.class, () -> features.iterator().hasNext());
    }
  }

  @ParameterizedTest
  @EnumSource
  void receiveWithTimeout(Transport transport) throws TimeoutException {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features = failedStream(wire)) {
      for (Feature expected : Messages.features(SENT)) {
        assertEquals(expected, features.receive(Duration.ofSeconds(10)));
      }
      assertThrows(RpcException.Aborted.class, () -> features.receive(Duration.ofSeconds(10)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void iteratorThatLooksAhead(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features = failedStream(wire)) {
      Iterator<Feature> iterator = features.iterator();
      for (Feature expected : Messages.features(SENT)) {
        assertTrue(iterator.hasNext());
        assertTrue(iterator.hasNext());
        assertEquals(expected, iterator.next());
      }
      assertThrows(RpcException.Aborted.class, iterator::hasNext);
      assertThrows(RpcException.Aborted.class, iterator::next);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stream(Transport transport) {
    List<Feature> got = new ArrayList<>();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        ServerStream<Feature> features = failedStream(wire)) {
      assertThrows(RpcException.Aborted.class, () -> features.stream().forEach(got::add));
    }
    assertEquals(Messages.features(SENT), got);
  }

  @ParameterizedTest
  @EnumSource
  void intoSender(Transport transport) {
    List<Feature> got = new ArrayList<>();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertThrows(RpcException.Aborted.class, () -> client.listFeatures(Messages.AREA, got::add));
    }
    assertEquals(Messages.features(SENT), got);
  }

  @ParameterizedTest
  @EnumSource
  void bidi(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      Await.latch("the handler has failed", guide.failed);
      for (int i = 0; i < SENT; i++) {
        assertEquals(Messages.note("n" + i), chat.receive());
      }
      assertThrows(RpcException.Aborted.class, chat::receive);
      assertThrows(RpcException.Aborted.class, () -> chat.send(Messages.note("late")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlersReceiveWhatCameBeforeTheEnd(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      assertEquals(500, client.recordRoute(Messages.points(500)).getPointCount());
    }
  }
}
