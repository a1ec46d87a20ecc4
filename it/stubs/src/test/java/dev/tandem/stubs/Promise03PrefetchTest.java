package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.ClientOptions;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 3: readers ask for messages in batches, never one by one. */
@Timeout(60)
class Promise03PrefetchTest {
  private static final int COUNT = 1_000;

  // A stream begins with a batch of 8, and doubles: how large messages are is not known before.
  private static final int GROWING = 4;

  @ParameterizedTest
  @EnumSource
  void callersAskInBatches(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      try (ServerStream<Feature> features = client.listFeatures(Guide.area(COUNT))) {
        assertEquals(COUNT, features.stream().count());
      }
      int batch = ClientOptions.DEFAULT_PREFETCH / 2;
      assertTrue(counter.requests.get() <= GROWING + COUNT / batch, counter.requests + " requests");
      assertTrue(counter.requested.get() <= ClientOptions.DEFAULT_PREFETCH + COUNT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlersAskInBatches(Transport transport) {
    RequestCounter counter = new RequestCounter();
    ServerOptions options = ServerOptions.defaults().withPrefetch(64);
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide(), options), counter)) {
      new RouteGuideClient(wire.channel()).recordRoute(Messages.points(COUNT));
      assertTrue(counter.requests.get() <= GROWING + COUNT / 32, counter.requests + " requests");
    }
  }

  @ParameterizedTest
  @EnumSource
  void prefetchBoundsWhatIsAskedFor(Transport transport) {
    CallCounter counter = new CallCounter();
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client =
          new RouteGuideClient(wire.channel())
              .withOption(ClientOptions.PREFETCH, 4)
              .withInterceptors(counter);
      try (ServerStream<Feature> features = client.listFeatures(Guide.area(COUNT))) {
        for (int taken = 1; taken <= COUNT; taken++) {
          features.receive();
          assertTrue(counter.requested.get() <= taken + 4);
        }
      }
    }
  }

  /** 32 of them would take 32 MiB. */
  @ParameterizedTest
  @EnumSource
  void largeMessagesAreFewAhead(Transport transport) {
    CallCounter counter = new CallCounter();
    Guide sendsLarge =
        new Guide() {
          @Override
          public void listFeatures(Rectangle request, Sender<Feature> responses) {
            Feature large = Feature.newBuilder().setName("x".repeat(1 << 20)).build();
            for (int i = 0; i < 40; i++) {
              responses.send(large);
            }
          }
        };
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(sendsLarge))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      try (ServerStream<Feature> features = client.listFeatures(Messages.AREA)) {
        for (int taken = 1; taken <= 40; taken++) {
          features.receive();
          long ahead = counter.requested.get() - taken;
          assertTrue(ahead <= Math.max(2, 8 - taken), ahead + " ahead after " + taken);
        }
      }
    }
  }

  @Test
  void limitsAreChecked() {
    try (Wire wire = Wire.open(Transport.IN_PROCESS, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      for (int bad : new int[] {-1, 0, ClientOptions.MAX_PREFETCH + 1}) {
        RouteGuideClient set = client.withOption(ClientOptions.PREFETCH, bad);
        assertThrows(IllegalArgumentException.class, () -> set.listFeatures(Messages.AREA));
        assertThrows(
            IllegalArgumentException.class, () -> ServerOptions.defaults().withPrefetch(bad));
      }
    }
  }

  private static final class RequestCounter implements ServerInterceptor {
    final AtomicInteger requests = new AtomicInteger();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return next.startCall(
          new SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void request(int count) {
              requests.incrementAndGet();
              super.request(count);
            }
          },
          headers);
    }
  }
}
