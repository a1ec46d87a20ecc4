package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a caller of a {@link PausedGuide} is blocked in. When the guide goes on, each gets all that
 * it should get, or fails.
 */
enum Blocked {
  UNARY(client -> assertEquals(Messages.feature(7), client.getFeature(Messages.point(7)))),
  HEADERS(Blocked::headers),
  RECEIVE(Blocked::receive),
  SEND(Blocked::send),
  FINISH(Blocked::finish),
  CHAT(Blocked::chat),
  EXCHANGE(Blocked::exchange);

  private static final int MANY = 30_000; // more requests than a stream's window holds

  private final Consumer<RouteGuideClient> call;

  Blocked(Consumer<RouteGuideClient> call) {
    this.call = call;
  }

  /** Makes the whole call, on this thread. */
  void call(RouteGuideClient client) {
    call.accept(client);
  }

  /** Makes the call on a thread of its own. */
  Caller start(RouteGuideClient client) {
    return Caller.start("caller in " + this, () -> call(client));
  }

  /** Makes each of the calls on a thread of its own, and waits until all are blocked. */
  static List<Caller> startAll(RouteGuideClient client, PausedGuide guide) {
    List<Caller> callers = Stream.of(values()).map(blocked -> blocked.start(client)).toList();
    guide.awaitStarted(callers.size());
    callers.forEach(Caller::blocked);
    return callers;
  }

  private static void headers(RouteGuideClient client) {
    try (ServerStream<Feature> features = client.listFeatures(Guide.area(3))) {
      features.headers();
      assertEquals(3, features.stream().count());
    }
  }

  private static void receive(RouteGuideClient client) {
    try (ServerStream<Feature> features = client.listFeatures(Guide.area(100))) {
      assertEquals(Messages.features(100), features.stream().toList());
    }
  }

  private static void send(RouteGuideClient client) {
    record(client, MANY);
  }

  private static void finish(RouteGuideClient client) {
    record(client, 3);
  }

  private static void record(RouteGuideClient client, int points) {
    try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
      for (int i = 0; i < points; i++) {
        route.send(Messages.point(i));
      }
      assertEquals(points, route.finish().getPointCount());
    }
  }

  private static void chat(RouteGuideClient client) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      for (int i = 0; i < 20; i++) {
        chat.send(Messages.note("n" + i));
        assertEquals(Messages.note("n" + i), chat.receive());
      }
      chat.finishSending();
      assertEquals(null, chat.receive());
    }
  }

  private static void exchange(RouteGuideClient client) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      long echoed =
          chat.exchange(
              sender -> {
                for (int i = 0; i < 100; i++) {
                  sender.send(Messages.bigNote(i));
                }
              },
              receiver -> receiver.stream().count());
      assertEquals(100, echoed);
    }
  }
}
