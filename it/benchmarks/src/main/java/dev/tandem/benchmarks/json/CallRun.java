package dev.tandem.benchmarks.json;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What one contender did in one round.
 *
 * @param perSecond calls per second, of all callers together
 * @param cpuMicros what a call cost the processors, on both ends, with all that the JVM does beside
 * @param medianMicros how long a call took in the middle
 * @param slowMicros how long the slowest but one in a hundred took
 */
record CallRun(double perSecond, double cpuMicros, double medianMicros, double slowMicros) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Has so many threads call for so long, each one call after another. */
  static CallRun measure(Situation situation, Caller caller, Duration time)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(situation.callers);
    try {
      long cpuBefore = PROCESS.getProcessCpuTime();
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<long[]>> runs = new ArrayList<>();
      for (int i = 0; i < situation.callers; i++) {
        runs.add(threads.submit(() -> callUntil(end, situation.call, caller)));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> run : runs) {
        all = LongStream.concat(all, Arrays.stream(run.get()));
      }
      long[] nanos = all.toArray();
      double seconds = (System.nanoTime() - begin) / 1e9;
      long cpu = PROCESS.getProcessCpuTime() - cpuBefore;
      Arrays.sort(nanos);
      return new CallRun(
          nanos.length / seconds,
          cpu / 1e3 / nanos.length,
          nanos[nanos.length / 2] / 1e3,
          nanos[(int) (nanos.length * 0.99)] / 1e3);
    } finally {
      threads.shutdown();
    }
  }

  private static long[] callUntil(long end, Situation.Call call, Caller caller) throws Exception {
    long[] nanos = new long[1024];
    int count = 0;
    long now = System.nanoTime();
    do {
      call.on(caller);
      long next = System.nanoTime();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
      }
      nanos[count++] = next - now;
      now = next;
    } while (now < end);
    return Arrays.copyOf(nanos, count);
  }
}
