package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that are idle for too long end; those that somebody is slow with do not. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class IdleTimeoutTest {
  static final Duration IDLE = Duration.ofMillis(700);

  static RouteGuideClient impatient(Wire wire) {
    return impatient(wire, IDLE);
  }

  static RouteGuideClient impatient(Wire wire, Duration idle) {
    // Connecting takes its time too, on a machine that has a lot to do.
    new RouteGuideClient(wire.channel()).getFeature(Messages.point(1));
    return new RouteGuideClient(wire.channel()).withOption(ClientOptions.IDLE_TIMEOUT, idle);
  }

  /** Sends one feature, and then waits. */
  static final class FallsSilent extends Guide {
    final CountDownLatch go = new CountDownLatch(1);

    @Override
    public void listFeatures(Rectangle request, Sender<Feature> responses) {
      responses.send(Messages.feature(0));
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new RpcException.Cancelled("as it should be");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatFallsSilent(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new FallsSilent()));
        ServerStream<Feature> features = impatient(wire).listFeatures(Messages.AREA)) {
      assertEquals(Messages.feature(0), features.receive());
      RpcException e = assertThrows(RpcException.DeadlineExceeded.class, features::receive);
      assertTrue(e.getMessage().contains("idle"), e.getMessage());
      assertTrue(e.elapsed().compareTo(IDLE) >= 0, e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void subscriberOfAServerThatFallsSilent(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new FallsSilent()))) {
      RouteGuideAsyncClient client =
          new RouteGuideAsyncClient(wire.channel()).withOption(ClientOptions.IDLE_TIMEOUT, IDLE);
      Probe<Feature> probe = Probe.subscribe(client.listFeatures(Messages.AREA), 1);
      probe.awaitReceived(1);
      Await.sleep(3 * IDLE.toMillis()); // Nothing is asked for, so nothing is missing.
      assertFalse(probe.isEnded());
      probe.request(1);
      assertInstanceOf(RpcException.DeadlineExceeded.class, probe.failure());
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowReaderNeverTripsIt(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()));
        ServerStream<Feature> features = impatient(wire).listFeatures(Guide.area(1_000))) {
      for (int i = 0; i < 3; i++) {
        features.receive();
        Await.sleep(2 * IDLE.toMillis());
      }
      assertEquals(997, features.stream().count());
    }
  }

  /** What is sent shows life too: a long upload with its only answer at the end. */
  @ParameterizedTest
  @EnumSource
  void whatIsSentKeepsItAlive(Transport transport) {
    Guide answersAtTheEnd =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            responses.send(Messages.note(requests.stream().count() + " notes"));
          }
        };
    Duration idle = IDLE.multipliedBy(3); // A machine may stand still for a while.
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(answersAtTheEnd));
        BidiStream<RouteNote, RouteNote> chat = impatient(wire, idle).routeChat()) {
      RouteNote answer =
          chat.exchange(
              sender -> {
                for (int i = 0; i < 10; i++) {
                  Await.sleep(idle.toMillis() / 7);
                  sender.send(Messages.note("a"));
                }
              },
              Receiver::receive);
      assertEquals("10 notes", answer.getMessage());
    }
  }

  private static void sendUntilClosed(BidiStream<RouteNote, RouteNote> chat) {
    try {
      while (true) {
        chat.send(Messages.bigNote(1));
      }
    } catch (RpcException closed) {
      // At the end of the test.
    }
  }

  /** A server that is slow to take what is sent keeps this side waiting, but it is not silent. */
  @ParameterizedTest
  @EnumSource
  void serverThatIsSlowToReadDoesNotTripIt(Transport transport) {
    CountDownLatch go = new CountDownLatch(1);
    Guide readsLate =
        new Guide() {
          @Override
          public void routeChat(Receiver<RouteNote> requests, Sender<RouteNote> responses) {
            Await.latch("the caller has waited", go);
            super.routeChat(requests, responses);
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(readsLate));
        BidiStream<RouteNote, RouteNote> chat = impatient(wire).routeChat()) {
      new Thread(() -> sendUntilClosed(chat)).start();
      CompletableFuture<RouteNote> received = CompletableFuture.supplyAsync(chat::receive);
      Await.sleep(4 * IDLE.toMillis());
      go.countDown();
      assertEquals(Messages.bigNote(1), Await.result(received));
    }
  }

  @ParameterizedTest
  @EnumSource
  void callerThatFallsSilent(Transport transport) {
    CompletableFuture<Throwable> handler = new CompletableFuture<>();
    Guide guide =
        new Guide() {
          @Override
          public RouteSummary recordRoute(Receiver<Point> requests) {
            try {
              return super.recordRoute(requests);
            } catch (RuntimeException e) {
              handler.complete(e);
              throw e;
            }
          }
        };
    ServerOptions options = ServerOptions.defaults().withIdleTimeout(IDLE);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide, options));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      route.send(Messages.point(1));
      assertInstanceOf(RpcException.DeadlineExceeded.class, Await.result(handler));
      assertThrows(RpcException.DeadlineExceeded.class, route::finish);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callerThatFallsSilentBeforeAnAsynchronousHandler(Transport transport) {
    ServerOptions options = ServerOptions.defaults().withIdleTimeout(IDLE);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bindAsync(new AsyncGuide(), options));
        ClientStream<Point, RouteSummary> route =
            new RouteGuideClient(wire.channel()).recordRoute()) {
      route.send(Messages.point(1));
      Await.sleep(2 * IDLE.toMillis());
      assertThrows(RpcException.DeadlineExceeded.class, route::finish);
    }
  }

  @Test
  void mustBePositive() {
    try (Wire wire = Wire.open(Transport.IN_PROCESS, RouteGuideRpc.bind(new Guide()))) {
      for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
        RouteGuideClient client =
            new RouteGuideClient(wire.channel()).withOption(ClientOptions.IDLE_TIMEOUT, bad);
        assertThrows(IllegalArgumentException.class, () -> client.listFeatures(Messages.AREA));
        assertThrows(
            IllegalArgumentException.class, () -> ServerOptions.defaults().withIdleTimeout(bad));
      }
    }
  }

  /** The clock begins with the call, and the call after {@code onSubscribe}. */
  @ParameterizedTest
  @EnumSource
  void subscriberThatIsSlowToTakeItsSubscription(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      impatient(wire);
      Probe<Feature> slow =
          new Probe<>(10) {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
              super.onSubscribe(subscription);
              Await.sleep(3 * IDLE.toMillis());
            }
          };
      new RouteGuideAsyncClient(wire.channel())
          .withOption(ClientOptions.IDLE_TIMEOUT, IDLE)
          .listFeatures(Guide.area(3))
          .subscribe(slow);
      assertEquals(Messages.features(3), slow.all());
    }
  }
}
