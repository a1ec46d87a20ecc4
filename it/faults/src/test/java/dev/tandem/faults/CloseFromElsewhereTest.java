package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that is closed while another thread is blocked in it, in the ways not tried before. */
@Timeout(60)
class CloseFromElsewhereTest {

  /** A stream, and what a thread is blocked in. */
  record Use(AutoCloseable stream, Runnable blocked) {}

  enum Blocking {
    HEADERS(CloseFromElsewhereTest::headers),
    HAS_NEXT(CloseFromElsewhereTest::hasNext),
    RECEIVE_IN_TIME(CloseFromElsewhereTest::receiveInTime),
    FINISH(CloseFromElsewhereTest::finish),
    EXCHANGE(CloseFromElsewhereTest::exchange);

    private final Function<RouteGuideClient, Use> use;

    Blocking(Function<RouteGuideClient, Use> use) {
      this.use = use;
    }
  }

  private static Use headers(RouteGuideClient client) {
    ServerStream<?> features = client.listFeatures(Messages.AREA);
    // Where no headers came there are none to give; whether the call has failed, receive tells.
    return new Use(
        features,
        () -> {
          features.headers();
          features.receive();
        });
  }

  private static Use hasNext(RouteGuideClient client) {
    ServerStream<?> features = client.listFeatures(Messages.AREA);
    return new Use(features, () -> features.iterator().hasNext());
  }

  private static Use receiveInTime(RouteGuideClient client) {
    BidiStream<RouteNote, RouteNote> chat = client.routeChat();
    return new Use(
        chat,
        () -> {
          try {
            chat.receive(Duration.ofMinutes(1));
          } catch (TimeoutException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static Use finish(RouteGuideClient client) {
    ClientStream<Point, RouteSummary> route = client.recordRoute();
    return new Use(route, route::finish);
  }

  private static Use exchange(RouteGuideClient client) {
    BidiStream<RouteNote, RouteNote> chat = client.routeChat();
    return new Use(
        chat,
        () ->
            chat.exchange(
                sender -> {
                  while (true) {
                    sender.send(Messages.bigNote(1));
                  }
                },
                receiver -> receiver.stream().count()));
  }

  @ParameterizedTest
  @EnumSource
  void releasesWhoIsBlocked(Blocking blocking) throws Exception {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      Use use = blocking.use.apply(wire.client());
      Caller caller = Caller.start("caller in " + blocking, use.blocked);
      guide.awaitStarted(1);
      caller.blocked();
      use.stream.close();
      use.stream.close();
      caller.assertFails(Code.CANCELLED);
      Await.result(guide.interrupted);
      wire.calls.awaitNoneOpen();
      assertEquals(1, wire.calls.started.get());
    }
  }
}
