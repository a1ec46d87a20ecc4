package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 14: handlers run on virtual threads on 21+, and never on the transport's event loop. */
@Timeout(60)
class Promise14ThreadsTest {
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  private final Guide guide =
      new Guide() {
        @Override
        public Feature getFeature(Point request) {
          threads.add(Thread.currentThread());
          return super.getFeature(request);
        }

        @Override
        public void listFeatures(Rectangle request, Sender<Feature> responses) {
          threads.add(Thread.currentThread());
        }

        @Override
        public RouteSummary recordRoute(Receiver<Point> requests) {
          threads.add(Thread.currentThread());
          return super.recordRoute(requests);
        }

        @Override
        public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
          threads.add(Thread.currentThread());
        }
      };

  private void callEachKind(Wire wire) {
    RouteGuideClient client = new RouteGuideClient(wire.channel());
    client.getFeature(Messages.point(1));
    client.listFeatures(Messages.AREA, feature -> {});
    client.recordRoute(Messages.points(1));
    client.routeChat(Receiver.of(), note -> {});
    assertEquals(4, threads.size());
  }

  @ParameterizedTest
  @EnumSource
  void handlersRunOnVirtualThreadsWhereThereAreSome(Transport transport) throws Exception {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      callEachKind(wire);
    }
    boolean expected = Runtime.version().feature() >= 21;
    for (Thread thread : threads) {
      boolean virtual = expected && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
      assertEquals(expected, virtual, thread.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithADirectExecutorKeepsItsEventLoop(Transport transport) {
    try (Wire wire = Wire.openDirect(transport, RouteGuideRpc.bind(guide))) {
      callEachKind(wire);
    }
    for (Thread thread : threads) {
      assertFalse(thread.getName().contains("EventLoop"), thread.getName());
      assertFalse(thread.getName().contains("grpc-nio-worker"), thread.getName());
    }
  }
}
