package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The publishers that an asynchronous client gives. */
@Timeout(60)
class AsyncPublisherTest {
  private static final Context.Key<String> KEY = Context.key("test");

  @ParameterizedTest
  @EnumSource
  void eachSubscriptionIsACallOfItsOwn(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      Flow.Publisher<Feature> features =
          new RouteGuideAsyncClient(wire.channel())
              .withTimeout(Duration.ofHours(1))
              .withInterceptors(counter)
              .listFeatures(Guide.area(50));
      assertEquals(0, counter.started.get());
      Probe<Feature> first = Probe.subscribe(features, 50);
      assertEquals(Messages.features(50), first.all());
      Await.sleep(5);
      Probe<Feature> second = Probe.subscribe(features, 50);
      Probe<Feature> third = Probe.subscribe(features, 50);
      assertEquals(Messages.features(50), second.all());
      assertEquals(Messages.features(50), third.all());
      assertEquals(3, counter.started.get());
      assertEquals(0, counter.cancelled.get());
      List<Deadline> deadlines =
          counter.options.stream()
              .map(CallOptions::getDeadline)
              .map(Objects::requireNonNull)
              .toList();
      assertTrue(
          deadlines.get(0).isBefore(deadlines.get(1)), "the clock starts at the subscription");
    }
  }

  @ParameterizedTest
  @EnumSource
  void contextOfTheInvocationHolds(Transport transport) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    CallCounter counter = new CallCounter();
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide));
        Context.CancellableContext context =
            Context.current()
                .withValue(KEY, "invocation")
                .withDeadlineAfter(1, TimeUnit.HOURS, timer)) {
      Flow.Publisher<Feature> features =
          context.call(
              () ->
                  new RouteGuideAsyncClient(wire.channel())
                      .withInterceptors(counter)
                      .listFeatures(Messages.AREA));
      CompletableFuture<String> seen = new CompletableFuture<>();
      Probe<Feature> probe =
          new Probe<>(1) {
            @Override
            void onMessage(Feature message) {
              seen.complete(KEY.get());
            }
          };
      features.subscribe(probe);
      assertEquals("invocation", Await.result(seen));
      assertSame(context.getDeadline(), counter.options.get(0).getDeadline());
      context.cancel(null);
      // At once: messages that have come but are not asked for do not hold that up.
      assertInstanceOf(RpcException.Cancelled.class, probe.failure());
      Await.result(guide.ended);
    } finally {
      timer.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellingTheSubscriptionCancelsTheCall(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      Probe<Feature> probe =
          Probe.subscribe(
              new RouteGuideAsyncClient(wire.channel()).listFeatures(Messages.AREA),
              Long.MAX_VALUE);
      probe.awaitReceived(100);
      probe.cancel();
      probe.cancel();
      assertInstanceOf(RpcException.Cancelled.class, Await.result(guide.ended));
      assertFalse(probe.isEnded());
      probe.check();
    }
  }

  /** What a subscriber can do before its call has started. */
  enum AtOnce {
    CANCELS,
    ASKS_FOR_NOTHING,
    THROWS
  }

  @ParameterizedTest
  @EnumSource
  void noCallIsMadeForASubscriberThatGivesUpAtOnce(AtOnce what) {
    CallCounter counter = new CallCounter();
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.client.AsyncCall");
        Wire wire = Wire.open(Transport.IN_PROCESS, RouteGuideRpc.bind(new Guide()))) {
      Supply<RouteNote> notes = new Supply<>(Supply.ENDLESS, i -> Messages.note("n"));
      Probe<RouteNote> probe =
          new Probe<>(0) {
            @Override
            public void onSubscribe(Flow.Subscription given) {
              super.onSubscribe(given);
              switch (what) {
                case CANCELS -> given.cancel();
                case ASKS_FOR_NOTHING -> given.request(0);
                case THROWS -> throw new IllegalStateException("mine");
              }
            }
          };
      new RouteGuideAsyncClient(wire.channel())
          .withInterceptors(counter)
          .routeChat(notes)
          .subscribe(probe);
      assertEquals(0, counter.started.get());
      assertEquals(0, notes.subscribers.get());
      assertEquals(what == AtOnce.THROWS ? 1 : 0, log.size());
      if (what == AtOnce.ASKS_FOR_NOTHING) {
        assertInstanceOf(IllegalArgumentException.class, probe.failure());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void askingForNothingFailsAndCancels(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      Probe<Feature> probe =
          Probe.subscribe(new RouteGuideAsyncClient(wire.channel()).listFeatures(Messages.AREA), 3);
      probe.awaitReceived(3);
      probe.request(-1);
      Throwable failure = assertInstanceOf(IllegalArgumentException.class, probe.failure());
      assertTrue(failure.getMessage().contains("rule 3.9"), failure::getMessage);
      Await.result(guide.ended);
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriberThatThrowsCancelsItsCallOnly(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    IllegalStateException mine = new IllegalStateException("mine");
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.client.AsyncCall");
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      Probe<Feature> probe =
          new Probe<>(Long.MAX_VALUE) {
            @Override
            void onMessage(Feature message) {
              throw mine;
            }
          };
      client.listFeatures(Messages.AREA).subscribe(probe);
      Await.result(guide.ended);
      Await.until("it is logged", () -> log.size() == 1);
      assertSame(mine, log.thrownWith("ListFeatures threw"));
      assertEquals(1, probe.received().size());
      assertFalse(probe.isEnded());
      Probe.subscribe(client.listFeatures(Messages.AREA), 40).awaitReceived(40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriberThatThrowsAtTheEndIsLogged(Transport transport) {
    try (LogCapture log = LogCapture.of("dev.tandem.runtime.client.AsyncCall");
        Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      new RouteGuideAsyncClient(wire.channel())
          .listFeatures(Guide.area(1))
          .subscribe(
              new Probe<>(9) {
                @Override
                public void onComplete() {
                  throw new IllegalStateException("mine");
                }
              });
      Await.until("it is logged", () -> log.size() == 1);
      wire.shutdownAndAwaitChannel();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allMessagesComeBeforeTheError(Transport transport) {
    Guide guide =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            super.listFeatures(request, responses);
            throw new RpcException.Aborted("at the end");
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      Probe<Feature> probe =
          Probe.subscribe(
              new RouteGuideAsyncClient(wire.channel()).listFeatures(Guide.area(20)), 0);
      Await.sleep(50); // The error is here, or almost.
      for (int taken = 1; taken <= 20; taken++) {
        assertFalse(probe.isEnded());
        probe.request(1);
        probe.awaitReceived(taken);
      }
      assertInstanceOf(RpcException.Aborted.class, probe.failure());
      assertEquals(Messages.features(20), probe.received());
    }
  }

  @ParameterizedTest
  @EnumSource
  void badArgumentsAreToldToWhoInvokes(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideAsyncClient client = new RouteGuideAsyncClient(wire.channel());
      RouteGuideAsyncClient set = client.withOption(ClientOptions.PREFETCH, 0);
      assertThrows(IllegalArgumentException.class, () -> set.listFeatures(Messages.AREA));
      RouteGuideAsyncClient idle = client.withOption(ClientOptions.IDLE_TIMEOUT, Duration.ZERO);
      assertThrows(IllegalArgumentException.class, () -> idle.listFeatures(Messages.AREA));
      Flow.Publisher<Feature> features = client.listFeatures(Messages.AREA);
      assertThrows(NullPointerException.class, () -> features.subscribe(null));
    }
  }
}
