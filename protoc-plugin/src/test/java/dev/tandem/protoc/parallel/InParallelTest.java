package dev.tandem.protoc.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InParallelTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 1000).boxed().toList();

  @Test
  void keepsTheOrder() {
    assertEquals(
        NUMBERS.stream().map(String::valueOf).toList(), InParallel.map(NUMBERS, String::valueOf));
    assertEquals(List.of(), InParallel.map(List.of(), String::valueOf));
  }

  /**
   * A parallel stream fails this: some of the others are in the part that begins with the first.
   */
  @Test
  void nothingWaitsBehindWhatTakesLong() {
    assumeTrue(ForkJoinPool.getCommonPoolParallelism() > 0, "there is one processor only");
    CountDownLatch others = new CountDownLatch(NUMBERS.size() - 1);
    List<Boolean> done =
        InParallel.map(
            NUMBERS,
            number -> {
              if (number == 0) {
                return await(others);
              }
              others.countDown();
              return true;
            });
    assertEquals(NUMBERS.stream().map(number -> true).toList(), done);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void throwsWhatTheFunctionThrows() {
    IllegalStateException bug = new IllegalStateException("a bug");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                InParallel.map(
                    NUMBERS,
                    number -> {
                      throw bug;
                    }));
    // Another thread's exception comes wrapped in one of its kind.
    assertSame(bug, thrown == bug ? thrown : thrown.getCause());
  }
}
