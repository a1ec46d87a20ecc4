package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.faults.FaultyProxy.Cut;
import dev.tandem.faults.FaultyProxy.Way;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Guide;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many calls of all patterns, with random cancels, deadlines and connections that break, after
 * which nothing is left of them. {@code -Dsoak.calls=50000} makes more of them.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@Isolated
class SoakTest {
  private static final int CALLS = Integer.getInteger("soak.calls", 2_000);
  private static final int WARM_UP = 1_000;
  private static final int CALLERS = 8;
  private static final long MIB = 1 << 20;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Map<Code, Integer> outcomes = new EnumMap<>(Code.class);

  /** What a process uses. */
  private record Level(int threads, long heap, long direct) {
    static Level now() {
      return new Level(threadsAtWork(), Memory.liveHeap(), Memory.direct());
    }

    @Override
    public String toString() {
      return "%d threads at work, %.1f MiB of heap, %.1f MiB of direct memory"
          .formatted(threads, heap / (double) MIB, direct / (double) MIB);
    }
  }

  @Test
  void nothingIsLeft() {
    long seed = System.nanoTime();
    try {
      soak(WARM_UP, seed);
      Level before = Level.now();
      long start = System.nanoTime();
      soak(CALLS, seed + 1);
      long millis = (System.nanoTime() - start) / 1_000_000;
      Await.until("no call has a thread", () -> threadsInCalls().isEmpty());
      Level after = Level.now();
      System.out.printf(
          "%d calls in %d ms ended by %s%n  before: %s%n  after:  %s%n",
          CALLS, millis, outcomes, before, after);
      assertTrue(after.threads <= before.threads + 2, "threads: " + after);
      assertTrue(after.heap < before.heap + 4 * MIB, "heap: " + after);
      assertTrue(after.direct <= before.direct + 16 * MIB, "direct memory: " + after);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with seed " + seed, e);
    } finally {
      timer.shutdownNow();
    }
  }

  private void soak(int calls, long seed) {
    Census clientCalls = new Census();
    try (Wire wire = Wire.open(new Guide());
        FaultyProxy proxy = FaultyProxy.to(wire.port());
        Link faulty = Link.to(proxy.port(), c -> c.enableRetry())) {
      Random random = new Random(seed);
      var faults =
          timer.scheduleWithFixedDelay(
              () -> breakSomething(proxy, random), 20, 20, TimeUnit.MILLISECONDS);
      List<Caller> callers = new ArrayList<>();
      List<RandomCalls> made = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        var channel = i % 2 == 0 ? wire.channel : faulty.channel();
        RandomCalls next = new RandomCalls(channel, clientCalls, timer, seed + i, true);
        made.add(next);
        callers.add(
            Caller.start(
                "caller " + i,
                () -> IntStream.range(0, calls / CALLERS).forEach(n -> next.next())));
      }
      callers.forEach(caller -> caller.assertSucceeds(Duration.ofMinutes(20)));
      faults.cancel(false);
      proxy.resume();
      clientCalls.awaitNoneOpen();
      outcomes.clear();
      made.forEach(m -> m.outcomes.forEach((code, n) -> outcomes.merge(code, n, Integer::sum)));
    }
  }

  private static void breakSomething(FaultyProxy proxy, Random random) {
    proxy.resume();
    switch (random.nextInt(8)) {
      case 0 -> proxy.cutNow(Cut.RESET);
      case 1 -> proxy.cutNow(Cut.CLOSE);
      case 2 -> proxy.stall(Way.UP);
      case 3 -> proxy.stall(Way.DOWN);
      default -> {} // Some peace, or no call gets through.
    }
  }

  /** Counts threads but those that a pool keeps for a minute with nothing to do. */
  private static int threadsAtWork() {
    return (int)
        Thread.getAllStackTraces().values().stream()
            .filter(stack -> Stream.of(stack).noneMatch(SoakTest::isWaitForATask))
            .count();
  }

  private static boolean isWaitForATask(StackTraceElement frame) {
    return frame.getClassName().equals("java.util.concurrent.ThreadPoolExecutor")
        && frame.getMethodName().equals("getTask");
  }

  private static List<String> threadsInCalls() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                Stream.of(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().startsWith("dev.tandem.runtime.")))
        .map(thread -> thread.getKey().getName())
        .toList();
  }
}
