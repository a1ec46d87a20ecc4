package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.faults.ServerMain.Behaviour;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server process that is killed, and another on its port. */
@Timeout(60)
class KilledServerTest {

  @Test
  void eachBlockedCallIsUnavailableAndAWaitingOneWorksAfterTheRestart() {
    try (ServerProcess first = ServerProcess.start(Behaviour.PAUSED);
        Link link = Link.to(first.port()).connected()) {
      RouteGuideClient client = link.client();
      // Open before the kill and not blocked: their next step says so.
      ClientStream<?, ?> route = client.recordRoute();
      BidiStream<RouteNote, RouteNote> chat = client.routeChat();
      chat.send(Messages.note("a"));
      List<Caller> callers =
          Stream.of(Blocked.values()).map(blocked -> blocked.start(client)).toList();
      callers.forEach(Caller::blocked);
      Await.sleep(300); // The handlers are in another process: time for the calls to get there.

      first.kill();
      callers.forEach(caller -> caller.assertFails(Code.UNAVAILABLE));
      assertThrows(RpcException.Unavailable.class, route::finish);
      assertThrows(RpcException.Unavailable.class, chat::receive);
      assertThrows(RpcException.Unavailable.class, () -> chat.send(Messages.note("b")));

      List<Caller> waiting =
          Stream.of(Blocked.values()).map(b -> b.start(client.withWaitForReady())).toList();
      try (ServerProcess second = ServerProcess.start(first.port(), Behaviour.GOOD)) {
        link.channel().resetConnectBackoff(); // grpc-java would wait for up to two minutes.
        waiting.forEach(Caller::assertSucceeds);
        assertEquals(first.port(), second.port());
        assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
      }
    }
  }

  @Test
  void streamsThatFlowAreCutInTheMiddle() {
    try (ServerProcess server = ServerProcess.start(Behaviour.GOOD);
        Link link = Link.to(server.port()).connected()) {
      RouteGuideClient client = link.client();
      List<Caller> callers =
          List.of(
              Caller.start("reader", () -> client.listFeatures(Guide.area(1 << 30), f -> {})),
              Caller.start(
                  "writer",
                  () -> client.recordRoute(Stream.generate(() -> Messages.point(1))::iterator)),
              Caller.start("chat", () -> chatWithoutEnd(client)),
              Caller.start(
                  "unary",
                  () -> Stream.generate(() -> client.getFeature(Messages.point(1))).count()));
      Await.sleep(500);
      server.kill();
      callers.forEach(caller -> caller.assertFails(Code.UNAVAILABLE));
    }
  }

  private static void chatWithoutEnd(RouteGuideClient client) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      while (true) {
        chat.send(Messages.note("a"));
        assertEquals(Messages.note("a"), chat.receive());
      }
    }
  }
}
