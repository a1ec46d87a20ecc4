package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.LogCapture;
import dev.tandem.stubs.Messages;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers that do what they should not: the wire stays valid, and the server lives on. */
@Timeout(60)
class HandlerFaultsTest {

  @Test
  void returnsWhileAnotherThreadSends() {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            CompletableFuture<Void> some = new CompletableFuture<>();
            Caller.start(
                "sender that goes on",
                () -> {
                  for (int i = 0; ; i++) {
                    responses.send(Messages.feature(i));
                    some.complete(null);
                  }
                });
            Await.result(some);
          }
        };
    try (Wire wire = Wire.open(guide)) {
      for (int round = 0; round < 100; round++) {
        int read = 0;
        try (ServerStream<Feature> features = wire.client().listFeatures(Messages.AREA)) {
          for (Feature feature : features) {
            assertEquals(Messages.feature(read++), feature);
          }
        }
        assertTrue(read > 0);
      }
    }
  }

  @Test
  void sendsAndReceivesAfterTheEnd() {
    CompletableFuture<Sender<RouteNote>> sender = new CompletableFuture<>();
    CompletableFuture<Receiver<RouteNote>> receiver = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note("only"));
            sender.complete(responses);
            receiver.complete(requests);
          }
        };
    try (Wire wire = Wire.open(guide);
        BidiStream<RouteNote, RouteNote> chat = wire.client().routeChat()) {
      assertEquals(List.of(Messages.note("only")), chat.stream().toList());
      Sender<RouteNote> late = Await.result(sender);
      assertThrows(RpcException.FailedPrecondition.class, () -> late.send(Messages.note("b")));
      assertThrows(RpcException.FailedPrecondition.class, () -> late.trySend(Messages.note("b")));
      assertFalse(late.isReady());
      assertThrows(RpcException.FailedPrecondition.class, Await.result(receiver)::receive);
    }
  }

  @Test
  void overflowsTheStack() {
    Guide guide =
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            return request.getLatitude() == 0 ? super.getFeature(request) : getFeature(request);
          }
        };
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.server.ErrorReply");
        Wire wire = Wire.open(guide)) {
      RpcException e =
          assertThrows(
              RpcException.Internal.class, () -> wire.client().getFeature(Messages.point(1)));
      assertFalse(e.getMessage().contains("StackOverflow"), e::getMessage);
      assertEquals(1, log.size());
      assertEquals(Messages.feature(0), wire.client().getFeature(Messages.point(0)));
    }
  }

  @Test
  void neverAnswersAndTheClientGoesAway() {
    CompletableFuture<WeakReference<Sender<RouteNote>>> call = new CompletableFuture<>();
    AtomicBoolean left = new AtomicBoolean();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            call.complete(new WeakReference<>(responses));
            try {
              requests.receive();
            } finally {
              left.set(true);
            }
          }
        };
    try (Wire wire = Wire.open(guide)) {
      BidiStream<RouteNote, RouteNote> chat = wire.client().routeChat();
      WeakReference<Sender<RouteNote>> sender = Await.result(call);
      chat.close();
      Await.until("the handler is told", left::get);
      Await.until(
          "the call is collected",
          () -> {
            System.gc();
            return sender.get() == null;
          });
    }
  }
}
