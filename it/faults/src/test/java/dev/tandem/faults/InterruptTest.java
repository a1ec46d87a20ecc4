package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads whose flag is set already, and callers interrupted where a call is not under way. */
@Timeout(60)
class InterruptTest {

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  /** Does something with the flag set, which it must keep. */
  private static <T> T flagged(Supplier<T> action) {
    Thread.currentThread().interrupt();
    try {
      return action.get();
    } finally {
      assertTrue(Thread.interrupted(), "the flag stays");
    }
  }

  private static void assertCancelled(Executable action) {
    flagged(() -> assertThrows(RpcException.Cancelled.class, action));
  }

  @ParameterizedTest
  @EnumSource
  void flagBeforeTheCallStartsNothing(Blocked call) {
    try (Wire wire = Wire.open(new Guide())) {
      assertCancelled(() -> call.call(wire.client()));
      assertEquals(0, wire.calls.started.get());
    }
  }

  @Test
  void flagBeforeAWaitEndsTheCall() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      RouteGuideClient client = wire.client();
      ServerStream<?> features = client.listFeatures(Messages.AREA);
      assertCancelled(features::receive);
      ServerStream<?> headers = client.listFeatures(Messages.AREA);
      assertCancelled(headers::headers);
      ServerStream<?> iterated = client.listFeatures(Messages.AREA);
      assertCancelled(() -> iterated.iterator().hasNext());
      BidiStream<RouteNote, RouteNote> chat = client.routeChat();
      assertCancelled(() -> chat.receive(Duration.ofMinutes(1)));
      ClientStream<Point, RouteSummary> route = client.recordRoute();
      assertCancelled(route::finish);
      BidiStream<RouteNote, RouteNote> exchange = client.routeChat();
      assertCancelled(() -> exchange.exchange(sender -> {}, receiver -> receiver.receive()));
      wire.calls.awaitNoneOpen();
    }
  }

  @Test
  void flagDoesNotKeepASendThatNeedNotWait() {
    try (Wire wire = Wire.open(new Guide());
        BidiStream<RouteNote, RouteNote> chat = wire.client().routeChat()) {
      chat.send(Messages.note("a"));
      assertEquals(Messages.note("a"), chat.receive()); // Ready to send from here on.
      flagged(
          () -> {
            chat.send(Messages.note("b"));
            return chat;
          });
      assertEquals(Messages.note("b"), chat.receive());
      // But one that must wait.
      assertCancelled(
          () -> {
            while (true) {
              chat.send(Messages.bigNote(1));
            }
          });
    }
  }

  @Test
  void flagIsKeptWhereTheAnswerIsThere() {
    try (Wire wire = Wire.open(new Guide());
        ServerStream<?> features = wire.client().listFeatures(Guide.area(0))) {
      assertNull(features.receive());
      assertNull(flagged(features::receive), "the end stays the end");
    }
  }

  @Test
  void interruptedExchangeEndsItsWriterToo() {
    PausedGuide guide = new PausedGuide();
    try (Wire wire = Wire.open(guide)) {
      Caller caller = Blocked.EXCHANGE.start(wire.client());
      guide.awaitStarted(1);
      caller.blocked().thread().interrupt();
      RpcException e = caller.assertFails(Code.CANCELLED);
      assertInstanceOf(InterruptedException.class, e.getCause());
      Await.result(guide.interrupted);
    }
  }

  /** Nobody listens, and the call waits for that to change. */
  @Test
  void interruptOrDeadlineWhileWaitingForReady() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (Link link = Link.to(port)) {
      RouteGuideClient client = link.client().withWaitForReady();
      List<Caller> waiting = Stream.of(Blocked.values()).map(b -> b.start(client)).toList();
      RouteGuideClient hasty = client.withTimeout(Duration.ofMillis(500));
      List<Caller> expiring = Stream.of(Blocked.values()).map(b -> b.start(hasty)).toList();
      waiting.forEach(caller -> caller.blocked().thread().interrupt());
      waiting.forEach(caller -> caller.assertFails(Code.CANCELLED));
      expiring.forEach(caller -> caller.assertFails(Code.DEADLINE_EXCEEDED));
    }
  }
}
