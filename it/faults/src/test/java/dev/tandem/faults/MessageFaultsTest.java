package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages over the limit, and messages that cannot be written. */
@Timeout(60)
class MessageFaultsTest {
  private static final int LIMIT = 10_000; // a big message has twice as much

  /** When an answer is under way, grpc-java's transport may reset the stream. */
  private static final Code[] EXHAUSTED_LATER = {Code.RESOURCE_EXHAUSTED, Code.CANCELLED};

  private static final String SERVER_STREAM =
      "io.grpc.netty.shaded.io.grpc.netty.NettyServerStream";

  private final Guide guide =
      new Guide() {
        @Override
        public Feature getFeature(Point request) {
          return request.getLatitude() == 0 ? Messages.bigFeature(0) : super.getFeature(request);
        }

        @Override
        public void listFeatures(Rectangle request, Sender<Feature> responses) {
          responses.send(Messages.feature(0));
          responses.send(Messages.feature(1));
          responses.send(Messages.bigFeature(2));
          responses.send(Messages.feature(3));
        }
      };

  @Test
  void responsesOverTheLimit() {
    try (Wire wire = Wire.open(guide)) {
      RouteGuideClient client = wire.client().withMaxInboundMessageSize(LIMIT);
      assertThrows(
          RpcException.ResourceExhausted.class, () -> client.getFeature(Messages.point(0)));
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        assertEquals(Messages.feature(0), features.receive());
        assertEquals(Messages.feature(1), features.receive());
        assertThrows(RpcException.ResourceExhausted.class, features::receive);
        assertThrows(RpcException.ResourceExhausted.class, features::receive);
      }
      assertEquals(Messages.feature(1), client.getFeature(Messages.point(1)));
      wire.calls.awaitNoneOpen();
    }
  }

  @Test
  void requestsOverTheLimit() {
    try (LogCapture log = LogCapture.of(SERVER_STREAM);
        Wire wire = Wire.open(guide, server -> server.maxInboundMessageSize(LIMIT))) {
      RouteGuideClient client = wire.client();
      Caller.start("later", () -> chat(client, 1, 5)).assertFails(EXHAUSTED_LATER);
      Caller.start("first", () -> chat(client, 0, 5)).assertFails(Code.RESOURCE_EXHAUSTED);
      Caller.start("upload", () -> client.routeChat(Receiver.of(Messages.bigNote(0)), n -> {}))
          .assertFails(Code.RESOURCE_EXHAUSTED);
      assertEquals(3, log.size());
      chat(client, 5, 5);
      wire.calls.awaitNoneOpen();
    }
  }

  /** Chats with so many small notes before a big one, unless they are all. */
  private static void chat(RouteGuideClient client, int small, int all) {
    try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
      for (int i = 0; i < all; i++) {
        RouteNote note = i < small ? Messages.note("a") : Messages.bigNote(i);
        chat.send(note);
        assertEquals(note, chat.receive());
      }
    }
  }

  @Test
  void requestsThatCannotBeWritten() {
    try (Wire wire = Wire.open(guide)) {
      RouteGuideClient client = wire.client().withInterceptors(BrokenMarshaller.ofRequests(2));
      RpcException first =
          assertThrows(
              RpcException.Cancelled.class,
              () ->
                  new RouteGuideClient(wire.channel)
                      .withInterceptors(BrokenMarshaller.ofRequests(1))
                      .getFeature(Messages.point(1)));
      assertEquals(BrokenMarshaller.FAULT, first.getCause());
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        chat.send(Messages.note("a"));
        assertEquals(Messages.note("a"), chat.receive());
        RpcException second =
            assertThrows(
                RpcException.Cancelled.class,
                () -> {
                  chat.send(Messages.note("b"));
                  chat.receive();
                });
        assertEquals(BrokenMarshaller.FAULT, second.getCause());
      }
      wire.calls.awaitNoneOpen();
    }
  }

  @Test
  void responsesThatCannotBeWritten() {
    try (LogCapture log = LogCapture.of("io.grpc.internal.ServerCallImpl");
        Wire wire = Wire.open(BrokenMarshaller.ofResponses(RouteGuideRpc.bind(guide), 2), s -> s)) {
      assertEquals(Messages.feature(1), wire.client().getFeature(Messages.point(1)));
      RpcException unary =
          assertThrows(RpcException.class, () -> wire.client().getFeature(Messages.point(1)));
      assertSafe(unary);
      try (ServerStream<Feature> features = wire.client().listFeatures(Messages.AREA)) {
        assertSafe(assertThrows(RpcException.class, () -> features.stream().count()));
      }
      wire.calls.awaitNoneOpen();
      assertTrue(log.size() > 0, "the server's log has the reason");
    }
  }

  /** grpc-java's server then ends the call itself, and objects to another end. */
  @Test
  void responsesWhoseMarshallerBreaksDown() throws InterruptedException {
    Set<Throwable> uncaught = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new CopyOnWriteArrayList<>();
    ServerOptions options =
        ServerOptions.defaults()
            .withExecutor(
                task -> {
                  Thread thread = new Thread(task);
                  thread.setUncaughtExceptionHandler((ended, error) -> uncaught.add(error));
                  threads.add(thread);
                  thread.start();
                });
    Runnable breakDown =
        () -> {
          throw new StackOverflowError();
        };
    Logger late = Logger.getLogger("dev.tandem.runtime.server.HandlerRun");
    late.setLevel(Level.FINE);
    try (LogCapture closing = LogCapture.of("dev.tandem.runtime.server.IncomingCall");
        LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        LogCapture afterTheEnd = LogCapture.of(late.getName());
        Wire wire =
            Wire.open(
                BrokenMarshaller.ofResponses(RouteGuideRpc.bind(guide, options), 1, breakDown),
                settings -> settings)) {
      assertSafe(
          assertThrows(RpcException.class, () -> wire.client().getFeature(Messages.point(1))));
      try (ServerStream<Feature> features = wire.client().listFeatures(Messages.AREA)) {
        assertSafe(assertThrows(RpcException.class, () -> features.stream().count()));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(Set.of(), uncaught);
      assertEquals(List.of(), closing.messages());
      // The handler may hear of the end first: what it throws then is nobody's answer any more.
      assertEquals(2, log.size() + afterTheEnd.size(), "the server's log has the reasons");
    } finally {
      late.setLevel(null);
    }
  }

  private static void assertSafe(RpcException e) {
    // grpc-java's server cancels the stream itself; the runtime has no say in the status any more.
    assertTrue(
        Set.of(Code.INTERNAL, Code.UNKNOWN, Code.CANCELLED).contains(e.code()), e::getMessage);
    assertFalse(e.getMessage().contains(BrokenMarshaller.FAULT.getMessage()), e::getMessage);
  }
}
