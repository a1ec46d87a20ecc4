package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.demo.service.Guide;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.ServerStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the code that docs/runtime.md shows about streams. */
@Timeout(30)
class StreamsCodeTest {
  private static final Point HERE = Point.newBuilder().setLatitude(1).setLongitude(1).build();
  private static final Feature TOWER =
      Feature.newBuilder().setName("Tower").setLocation(HERE).build();

  private final Guide guide = new Guide(List.of(TOWER));
  private final Rectangle area =
      Rectangle.newBuilder().setLo(HERE).setHi(HERE.toBuilder().setLatitude(9)).build();
  private final List<Point> points = List.of(HERE, HERE);
  private final List<RouteNote> notes =
      List.of(
          RouteNote.newBuilder().setLocation(HERE).setMessage("first").build(),
          RouteNote.newBuilder().setLocation(HERE).setMessage("second").build());
  private final List<String> seen = new ArrayList<>();
  private InProcess process;
  private RouteGuideClient client;

  @BeforeEach
  void start() throws IOException {
    process = InProcess.serve(RouteGuideRpc.bind(guide));
    client = new RouteGuideClient(process.channel());
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  void read() {
    // docs:read
    try (ServerStream<Feature> features = client.listFeatures(area)) {
      for (Feature feature : features) {
        seen.add(feature.getName());
      }
    }
    // docs:end
    assertEquals(List.of("Tower"), seen);
  }

  @Test
  void collect() {
    // docs:collect
    List<Feature> all = new ArrayList<>();
    client.listFeatures(area, all::add);
    // docs:end
    assertEquals(List.of(TOWER), all);
  }

  @Test
  void poll() {
    try (BidiStream<RouteNote, RouteNote> stream = client.routeChat()) {
      assertThrows(
          TimeoutException.class,
          () -> {
            // docs:poll
            RouteNote next = stream.receive(Duration.ofMillis(100)); // TimeoutException: not yet
            boolean atEnd = next == null;
            // docs:end
            assertEquals(false, atEnd);
          });
    }
  }

  @Test
  void write() {
    // docs:write
    RouteSummary summary;
    try (ClientStream<Point, RouteSummary> route = client.recordRoute()) {
      for (Point point : points) {
        route.send(point);
      }
      summary = route.finish();
    }
    // docs:end
    assertEquals(2, summary.getPointCount());
  }

  @Test
  void writeAll() {
    // docs:write-all
    RouteSummary summary = client.recordRoute(points);
    // docs:end
    assertEquals(2, summary.getPointCount());
  }

  @Test
  void exchange() {
    // docs:exchange
    try (BidiStream<RouteNote, RouteNote> stream = client.routeChat()) {
      List<RouteNote> answers =
          stream.exchange(
              sender -> notes.forEach(sender::send), // on a thread of its own
              receiver -> receiver.stream().toList()); // on this one
      answers.forEach(note -> seen.add(note.getMessage()));
    }
    // docs:end
    assertEquals(List.of("first"), seen);
  }

  @Test
  void testWithoutServer() {
    // docs:test
    List<RouteNote> sent = new ArrayList<>();
    guide.routeChat(Receiver.of(notes), sent::add);
    RouteSummary summary = guide.recordRoute(Receiver.of(points));
    // docs:end
    assertEquals(1, sent.size());
    assertEquals(2, summary.getPointCount());
  }
}
