package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.routeguide.RouteGuideRpc;
import dev.tandem.stubs.Guide;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The end of a call, its deadline and its cancellation from all sides, at nearly the same time: one
 * of them counts, on both ends. {@code -Dsoak.races=100000} has more of them.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OneEndTest {
  private static final int RACES = Integer.getInteger("soak.races", 3_000);

  @Test
  void overNetty() {
    try (Wire wire = Wire.open(new Guide())) {
      race(wire.channel, wire.calls);
    }
  }

  @Test
  void inProcess() throws IOException {
    Census calls = new Census();
    Server server =
        InProcessServerBuilder.forName("races")
            .addService(RouteGuideRpc.bind(new Guide()))
            .intercept(calls)
            .build()
            .start();
    ManagedChannel channel = InProcessChannelBuilder.forName("races").build();
    try {
      race(channel, calls);
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static void race(ManagedChannel channel, Census serverCalls) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Census clientCalls = new Census();
    long seed = System.nanoTime();
    RandomCalls calls = new RandomCalls(channel, clientCalls, timer, seed, false);
    try {
      for (int round = 0; round < RACES; round++) {
        calls.next();
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with seed " + seed, e);
    } finally {
      timer.shutdownNow();
    }
    clientCalls.awaitNoneOpen();
    serverCalls.awaitNoneOpen();
    System.out.println(RACES + " races ended by " + calls.outcomes);
    for (Code code : new Code[] {Code.OK, Code.CANCELLED, Code.DEADLINE_EXCEEDED}) {
      int count = calls.outcomes.getOrDefault(code, 0);
      assertTrue(count > RACES / 50, "no race: only " + count + " ended by " + code);
    }
  }
}
