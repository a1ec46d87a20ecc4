package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.Feature;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import dev.tandem.faults.FaultyProxy.Cut;
import dev.tandem.faults.FaultyProxy.Way;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import dev.tandem.stubs.Guide;
import dev.tandem.stubs.Messages;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A connection that ends after so many bytes, at many places of an exchange that was measured
 * before. A call ends by UNAVAILABLE, or has all that it should have.
 */
@Timeout(120)
class CutConnectionTest {
  private static final int MESSAGES = 40;

  /** A call of each pattern that fails, or fails the test if it has less than all. */
  enum Exchange {
    UNARY {
      @Override
      void run(RouteGuideClient client) {
        assertEquals(Messages.feature(7), client.getFeature(Messages.point(7)));
      }
    },
    SERVER_STREAMING {
      @Override
      void run(RouteGuideClient client) {
        try (ServerStream<Feature> features = client.listFeatures(Guide.area(MESSAGES))) {
          int read = 0;
          try {
            for (Feature feature : features) {
              assertEquals(Messages.feature(read++), feature);
            }
            assertEquals(MESSAGES, read, "a clean end");
          } catch (RpcException e) {
            assertSticky(e, features);
            throw e;
          }
        }
      }
    },
    CLIENT_STREAMING {
      @Override
      void run(RouteGuideClient client) {
        assertEquals(MESSAGES, client.recordRoute(Messages.points(MESSAGES)).getPointCount());
      }
    },
    BIDI_STREAMING {
      @Override
      void run(RouteGuideClient client) {
        try (BidiStream<RouteNote, RouteNote> chat = client.routeChat()) {
          for (int i = 0; i < MESSAGES; i++) {
            chat.send(Messages.note("n" + i));
            assertEquals(Messages.note("n" + i), chat.receive());
          }
          chat.finishSending();
          assertEquals(null, chat.receive());
        }
      }
    };

    abstract void run(RouteGuideClient client);
  }

  private static void assertSticky(RpcException failure, ServerStream<?> stream) {
    try {
      stream.receive();
    } catch (RpcException again) {
      assertEquals(failure.code(), again.code(), "the failure stays");
      return;
    }
    throw new AssertionError("it went on after " + failure.getMessage());
  }

  static Stream<Arguments> everyWay() {
    return Stream.of(Exchange.values())
        .flatMap(e -> Stream.of(Way.values()).map(way -> Arguments.of(e, way)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void oneFailureOrAll(Exchange exchange, Way way) {
    try (Wire wire = Wire.open(new Guide())) {
      long all = measure(wire, exchange, way);
      int failures = 0;
      for (Cut cut : Cut.values()) {
        for (long offset : offsets(all)) {
          failures += failsAt(wire, exchange, way, offset, cut) ? 1 : 0;
        }
      }
      assertTrue(failures > 10, failures + " cuts did harm: too few for this to be a test");
      exchange.run(wire.client());
      wire.calls.awaitNoneOpen();
    }
  }

  private static long measure(Wire wire, Exchange exchange, Way way) {
    try (FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      exchange.run(link.client());
      return proxy.passed(way);
    }
  }

  /** Places all over the exchange, and each of its last bytes, which the end of the call is in. */
  private static long[] offsets(long all) {
    long step = Math.max(1, all / 20);
    return LongStream.concat(
            LongStream.iterate(1, at -> at < all, at -> at + step),
            LongStream.range(Math.max(1, all - 12), all + 2))
        .toArray();
  }

  private static boolean failsAt(Wire wire, Exchange exchange, Way way, long offset, Cut cut) {
    try (FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link link = Link.to(proxy.port())) {
      proxy.cutAfter(way, offset, cut);
      exchange.run(link.client().withTimeout(Duration.ofSeconds(20)));
      return false;
    } catch (RpcException e) {
      assertTrue(Link.isLost(e), () -> cut + " after " + offset + ": " + e.getMessage());
      return true;
    }
  }
}
