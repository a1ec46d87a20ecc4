package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.routeguide.RouteNote;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 6: a timeout starts at each call and never exceeds the deadline of the surrounding {@code
 * Context}; there is no silent default.
 */
@Timeout(60)
class Promise06TimeoutTest {
  private final CallCounter counter = new CallCounter();

  private Deadline deadlineOf(int call) {
    CallOptions options = counter.options.get(call);
    return options.getDeadline();
  }

  @ParameterizedTest
  @EnumSource
  void startsAtEachCall(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel())
              .withInterceptors(counter)
              .withTimeout(Duration.ofHours(1));
      client.getFeature(Messages.point(1));
      Await.sleep(20);
      client.getFeature(Messages.point(2));
      assertTrue(
          deadlineOf(0)
              .isBefore(
                  deadlineOf(1)
                      .offset(-20, TimeUnit.MILLISECONDS)
                      .offset(1, TimeUnit.MICROSECONDS)),
          "the clock of the second call starts later");
    }
  }

  @ParameterizedTest
  @EnumSource
  void thereIsNoDefault(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      new RouteGuideClient(wire.channel()).withInterceptors(counter).getFeature(Messages.point(1));
      assertNull(counter.options.get(0).getDeadline());
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsBlockedCalls(Transport transport) {
    EndlessGuide guide = new EndlessGuide();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(guide))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel()).withTimeout(Duration.ofMillis(200));
      RpcException e =
          assertThrows(
              RpcException.DeadlineExceeded.class, () -> client.getFeature(Messages.point(1)));
      assertTrue(e.elapsed().toMillis() >= 200, e::getMessage);
      assertTrue(e.getMessage().contains("routeguide.RouteGuide/GetFeature"), e::getMessage);
      try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
        assertThrows(RpcException.DeadlineExceeded.class, chat::receive);
        assertThrows(RpcException.DeadlineExceeded.class, () -> chat.send(Messages.note("late")));
      }
      assertThrows(RpcException.DeadlineExceeded.class, () -> client.recordRoute().finish());
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverExceedsTheContext(Transport transport) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      Context.current()
          .withDeadlineAfter(30, TimeUnit.SECONDS, timer)
          .call(() -> client.withTimeout(Duration.ofHours(1)).getFeature(Messages.point(1)));
      assertTrue(deadlineOf(0).timeRemaining(TimeUnit.SECONDS) <= 30);
      Context.current()
          .withDeadlineAfter(1, TimeUnit.HOURS, timer)
          .call(() -> client.withTimeout(Duration.ofSeconds(30)).getFeature(Messages.point(1)));
      assertTrue(deadlineOf(1).timeRemaining(TimeUnit.SECONDS) <= 30);
    } finally {
      timer.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oddTimeouts(Transport transport) {
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (Duration past : new Duration[] {Duration.ZERO, Duration.ofSeconds(-5)}) {
        RouteGuideClient late = client.withTimeout(past);
        assertThrows(RpcException.DeadlineExceeded.class, () -> late.getFeature(Messages.point(1)));
        try (ServerStream<Feature> features = late.listFeatures(Guide.area(1))) {
          assertThrows(RpcException.DeadlineExceeded.class, features::receive);
        }
      }
      RouteGuideClient patient = client.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));
      assertEquals(Messages.feature(1), patient.getFeature(Messages.point(1)));
    }
  }
}
