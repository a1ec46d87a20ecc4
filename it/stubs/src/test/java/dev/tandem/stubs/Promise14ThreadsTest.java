package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Receiver;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 14: handlers run on virtual threads on 21+, and never on the transport's event loop. */
@Timeout(60)
class Promise14ThreadsTest {
  private final ThreadsGuide guide = new ThreadsGuide();

  private void callEachKind(Wire wire) {
    RouteGuideClient client = new RouteGuideClient(wire.channel());
    client.getFeature(Messages.point(1));
    client.listFeatures(Messages.AREA, feature -> {});
    client.recordRoute(Messages.points(1));
    client.routeChat(Receiver.of(), note -> {});
    assertEquals(4, guide.threads.size());
  }

  @ParameterizedTest
  @EnumSource
  void handlersRunOnVirtualThreadsWhereThereAreSome(Transport transport) throws Exception {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      callEachKind(wire);
    }
    boolean expected = Runtime.version().feature() >= 21;
    for (Thread thread : guide.threads) {
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
    for (Thread thread : guide.threads) {
      assertFalse(thread.getName().contains("EventLoop"), thread.getName());
      assertFalse(thread.getName().contains("grpc-nio-worker"), thread.getName());
    }
  }
}
