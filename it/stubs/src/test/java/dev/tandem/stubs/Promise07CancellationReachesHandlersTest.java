package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 7: a cancelled or expired call unblocks its handler's {@code send} and {@code receive} at
 * once and (unless switched off) interrupts its thread.
 */
@Timeout(60)
class Promise07CancellationReachesHandlersTest {

  @ParameterizedTest
  @EnumSource
  void handlerBlockedInSend(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      ServerStream<Feature> features =
          new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA);
      Await.latch("the handler runs", guide.started);
      Await.sleep(50); // By now it waits for a reader, who does not read.
      assertThrows(IllegalStateException.class, features::trailers);
      features.close();
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlerBlockedInReceive(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      try (BidiStream<RouteNote, RouteNote> chat =
          new RouteGuideClient(wire.channel()).routeChat()) {
        chat.send(Messages.note("a"));
        Await.latch("the handler runs", guide.started);
      }
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
    }
  }

  @ParameterizedTest
  @EnumSource
  void expiredCallUnblocksItsHandler(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        BidiStream<RouteNote, RouteNote> chat =
            new RouteGuideClient(wire.channel()).withTimeout(Duration.ofSeconds(1)).routeChat()) {
      assertThrows(RpcException.DeadlineExceeded.class, chat::receive);
      // Whether the handler's own clock or the caller's reset comes first is open.
      RpcException ended = assertInstanceOf(RpcException.class, Await.result(guide.ended));
      assertTrue(
          ended.code() == Code.DEADLINE_EXCEEDED || ended.code() == Code.CANCELLED,
          ended::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sleepingUnaryHandlerIsInterrupted(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withTimeout(Duration.ofSeconds(1));
      assertThrows(RpcException.DeadlineExceeded.class, () -> client.getFeature(Messages.point(1)));
      assertInstanceOf(InterruptedException.class, Await.result(guide.ended).getCause());
    }
  }

  @ParameterizedTest
  @EnumSource
  void interruptCanBeSwitchedOff(Transport transport) {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            started.countDown();
            CallContext context = CallContext.current();
            Await.until("the call is cancelled", context::isCancelled);
            assertThrows(RpcException.Cancelled.class, () -> responses.send(Messages.feature(1)));
            interrupted.complete(Thread.currentThread().isInterrupted());
          }
        };
    ServerOptions options = ServerOptions.defaults().withInterruptOnCancel(false);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide, options))) {
      ServerStream<Feature> features =
          new RouteGuideClient(wire.channel()).listFeatures(Messages.AREA);
      Await.latch("the handler runs", started);
      features.close();
      assertFalse(Await.result(interrupted));
    }
  }

  @ParameterizedTest
  @EnumSource
  void threadsAreGivenBackWithoutTheFlag(Transport transport) {
    // One thread serves all calls: a flag that stayed behind would break the second.
    ExecutorService one = Executors.newSingleThreadExecutor();
    EndlessGuide endless = new EndlessGuide();
    Guide guide =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            endless.routeChat(requests, responses);
          }
        };
    ServerOptions options = ServerOptions.defaults().withExecutor(one);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide, options))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      BidiStream<RouteNote, RouteNote> chat = client.routeChat();
      Await.latch("the handler runs", endless.started);
      chat.close();
      Await.result(endless.ended);
      assertEquals(5, client.recordRoute(Messages.points(5)).getPointCount());
    } finally {
      one.shutdownNow();
    }
  }
}
