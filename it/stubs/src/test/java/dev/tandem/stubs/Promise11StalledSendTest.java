package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Promise 11: a send that is blocked while nobody reads the other direction is logged, once. */
@Timeout(60)
class Promise11StalledSendTest {
  private static final String LOG = "dev.tandem.runtime.flow.StallLog";

  /** Both sides write first, so both are stuck, and both logs say so. */
  @Test
  void bothSidesThatWriteBeforeTheyReadAreTold() {
    CompletableFuture<Throwable> handler = new CompletableFuture<>();
    Guide writesFirst =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            handler.complete(assertThrows(RpcException.class, () -> flood(responses)));
          }
        };
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(writesFirst))) {
      BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat();
      CompletableFuture<Throwable> writer =
          CompletableFuture.supplyAsync(() -> assertThrows(RpcException.class, () -> flood(chat)));
      Await.until("both are told", () -> log.size() == 2);
      assertTrue(log.messages().get(0).contains("use exchange"), log.messages().toString());
      Await.sleep(500); // Time for more, which there must not be.
      assertEquals(2, log.size());
      chat.close();
      Await.result(writer);
      Await.result(handler);
    }
  }

  /** Who reads is only slow; a server that takes its time is no reason for a word. */
  @Test
  void senderThatWaitsWithNothingToReadIsNotTold() {
    EndlessGuide endless = new EndlessGuide();
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(endless))) {
      ClientStream<Point, RouteSummary> route = new RouteGuideClient(wire.channel()).recordRoute();
      CompletableFuture<Throwable> writer =
          CompletableFuture.supplyAsync(
              () ->
                  assertThrows(
                      RpcException.class,
                      () -> {
                        while (true) {
                          route.send(Messages.point(1));
                        }
                      }));
      Await.sleep(6_000); // Longer than a stalled send is borne in silence.
      assertEquals(0, log.size());
      route.close();
      Await.result(writer);
    }
  }

  /**
   * A handler that is busy and will neither read nor end; the sender's thread must not wait for it.
   */
  @Test
  void senderThatWasToldIsWokenWhenAnotherThreadFinishesSending() {
    CountDownLatch over = new CountDownLatch(1);
    Guide neverReads =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note("unread"));
            Await.latch("the test is over", over);
          }
        };
    try (LogCapture log = LogCapture.of(LOG);
        Wire wire = Wire.open(Transport.NETTY, RouteGuideRpc.bind(neverReads));
        BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat()) {
      CompletableFuture<Throwable> writer =
          CompletableFuture.supplyAsync(() -> assertThrows(RpcException.class, () -> flood(chat)));
      Await.until("it is told, and waits on without a limit", () -> log.size() == 1);
      chat.finishSending();
      assertInstanceOf(RpcException.FailedPrecondition.class, Await.result(writer));
      assertEquals(Messages.note("unread"), chat.receive(), "the call goes on");
      over.countDown();
    }
  }

  private static void flood(Sender<RouteNote> sender) {
    for (int i = 0; true; i++) {
      sender.send(Messages.bigNote(i));
    }
  }
}
