package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancellation reaches what an asynchronous handler has returned, and what it subscribed to. */
@Timeout(60)
class AsyncHandlerCancellationTest {
  @ParameterizedTest
  @EnumSource
  void cancellationReachesFutures(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      CompletableFuture<Feature> call = client.getFeature(Messages.point(1));
      Await.latch("the handler runs", guide.started);
      call.cancel(true);
      Await.until("the handler's future is cancelled", guide.feature::isCancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationReachesRequestsAndFutures(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      CompletableFuture<RouteSummary> call =
          client.recordRoute(new Supply<>(Supply.ENDLESS, Messages::point));
      Await.latch("the handler runs", guide.started);
      call.cancel(true);
      assertInstanceOf(RpcException.Cancelled.class, guide.requests.failure());
      Await.until("the handler's future is cancelled", guide.summary::isCancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellationReachesBothStreams(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      BidiStream<RouteNote, RouteNote> chat = new RouteGuideClient(wire.channel()).routeChat();
      chat.send(Messages.note("one"));
      guide.requests.awaitReceived(1);
      chat.receive();
      chat.close();
      assertInstanceOf(RpcException.Cancelled.class, guide.requests.failure());
      Await.result(guide.notes.cancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostConnectionReachesTheStream(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      Probe.subscribe(new RouteGuideAsyncClient(wire.channel()).listFeatures(Messages.AREA), 1)
          .awaitReceived(1);
      ((io.grpc.ManagedChannel) wire.channel()).shutdownNow();
      Await.result(guide.features.cancelled);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlineReachesBothStreams(Transport transport) {
    AsyncEndlessGuide guide = new AsyncEndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      RouteGuideAsyncClient hurried =
          new RouteGuideAsyncClient(wire.channel()).withTimeout(Duration.ofMillis(500));
      Probe<RouteNote> responses = new Probe<>(1);
      hurried.routeChat(subscriber -> {}).subscribe(responses);
      Await.latch("the handler runs", guide.started);
      assertInstanceOf(RpcException.class, guide.requests.failure());
      guide.notes.awaitEnd(); // It may be too late for them to be subscribed to.
      responses.request(Long.MAX_VALUE);
      assertInstanceOf(RpcException.DeadlineExceeded.class, responses.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void blockedMethodIsInterrupted(Transport transport) {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    AsyncGuide guide =
        new AsyncGuide() {
          @Override
          public CompletableFuture<Feature> getFeature(Point request) {
            started.countDown();
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              ended.complete(e);
            }
            return new CompletableFuture<>();
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(guide))) {
      CompletableFuture<Feature> call =
          new RouteGuideAsyncClient(wire.channel()).getFeature(Messages.point(1));
      Await.latch("the handler runs", started);
      call.cancel(true);
      Await.result(ended);
    }
  }
}
