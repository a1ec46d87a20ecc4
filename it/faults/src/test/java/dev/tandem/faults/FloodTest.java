package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteSummary;
import dev.tandem.faults.ServerMain.Behaviour;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that never read, and clients that send what no server can want, against one server in a
 * process with a small heap: it goes on, its memory stays bounded, and it answers others.
 */
@Timeout(60)
class FloodTest {
  private static final int STREAMS = 100;
  private static final String[] SMALL = {
    "-Xmx64m", "-XX:MaxDirectMemorySize=48m", "-XX:+ExitOnOutOfMemoryError"
  };

  private static ServerProcess server;
  private static Link others;

  @BeforeAll
  static void startServer() {
    server = ServerProcess.start(Behaviour.FLOODED, SMALL);
    others = Link.to(server.port());
  }

  @AfterAll
  static void stopServer() {
    others.close();
    server.close();
  }

  private static Feature state(Point request) {
    return others.client().withTimeout(Duration.ofSeconds(20)).getFeature(request);
  }

  private static void awaitHandlers(int count) {
    Await.until(
        count + " handlers run", () -> state(Messages.point(0)).getName().equals("" + count));
  }

  private static void report(String situation) {
    Feature state = state(FloodedGuide.MEASURE);
    System.out.printf(
        "%s: %s handlers, %d MiB of heap, %d MiB of direct memory%n",
        situation,
        state.getName(),
        state.getLocation().getLatitude(),
        state.getLocation().getLongitude());
    assertTrue(state.getLocation().getLatitude() < 40, "the heap is bounded: " + state);
    assertTrue(state.getLocation().getLongitude() < 40, "direct memory is bounded: " + state);
  }

  @AfterEach
  void theServerLivesAndHasForgottenThem() {
    awaitHandlers(0);
    String output = server.output();
    assertFalse(output.contains("OutOf"), output); // OutOfMemoryError, OutOfDirectMemoryError
    assertFalse(output.contains("SEVERE"), output);
  }

  @Test
  void callersThatNeverReceive() {
    try (Link link = Link.to(server.port())) {
      List<ServerStream<Feature>> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(link.client().listFeatures(Messages.AREA));
      }
      awaitHandlers(STREAMS);
      Await.sleep(500); // Time to pile up.
      report("100 callers that do not receive");
      streams.forEach(ServerStream::close);
    }
  }

  @Test
  void connectionThatIsNeverRead() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      for (int i = 0; i < STREAMS; i++) {
        int stream = 2 * i + 1;
        client.open(stream, "ListFeatures");
        client.frames().frame(Frames.DATA, Frames.END_STREAM, stream, new byte[5]);
      }
      client.frames().flush();
      awaitHandlers(STREAMS);
      Await.sleep(500);
      report("a connection with 100 streams that is not read");
    }
  }

  @Test
  void writersToHandlersThatNeverRead() {
    try (Link link = Link.to(server.port())) {
      List<ClientStream<Point, RouteSummary>> routes = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        ClientStream<Point, RouteSummary> route = link.client().recordRoute();
        routes.add(route);
        while (route.send(Messages.point(i), Duration.ofMillis(2))) {}
      }
      awaitHandlers(STREAMS);
      report("100 writers to handlers that do not receive");
      routes.forEach(ClientStream::close);
    }
  }

  @Test
  void floodThatIgnoresFlowControl() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.drain();
      client.open(1, "RecordRoute");
      byte[] empty = new byte[10_000]; // 2,000 messages
      client.frames().flush();
      awaitHandlers(1);
      for (int i = 0; i < 20_000; i++) {
        client.frames().frame(Frames.DATA, 0, 1, empty);
      }
      client.frames().flush();
      report("200 MB past flow control");
      awaitHandlers(0); // Its stream was reset.
    }
  }

  @Test
  void rapidResets() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.drain();
      for (int i = 0; i < 20_000; i++) {
        int stream = 2 * i + 1;
        client.open(stream, i % 2 == 0 ? "RouteChat" : "GetFeature");
        client.frames().reset(stream, 8);
      }
      client.frames().flush();
      report("20,000 rapid resets");
      awaitHandlers(0);
    }
  }

  @Test
  void pings() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      try {
        for (int i = 0; i < 200_000; i++) {
          client.frames().frame(Frames.PING, 0, 0, new byte[8]);
        }
        client.frames().flush();
      } catch (IOException e) {
        // Sent away, as it should be.
      }
      report("200,000 pings, answers unread");
    }
  }

  @Test
  void headersWithoutEnd() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.frames().frame(Frames.HEADERS, 0, 1, Frames.headers(RawClient.headers("GetFeature")));
      ByteArrayOutputStream more = new ByteArrayOutputStream();
      Frames.header(more, "more", "x".repeat(10_000));
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              client.frames().frame(Frames.CONTINUATION, 0, 1, more.toByteArray());
              client.frames().flush();
            }
          });
    }
    report("CONTINUATION without end");
  }

  @Test
  void hugeHeaders() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      ByteArrayOutputStream headers = new ByteArrayOutputStream();
      headers.write(Frames.headers(RawClient.headers("GetFeature")));
      Frames.header(headers, "huge", "x".repeat(12_000)); // grpc-java takes 8 KiB
      client.frames().frame(Frames.HEADERS, Frames.END_HEADERS, 1, headers.toByteArray());
      client.frames().flush();
      report("headers of 12,000 bytes");
    }
  }
}
