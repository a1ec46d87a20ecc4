package dev.tandem.protoc.parallel;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Does the same for many things on all processors.
 *
 * <p>A parallel stream deals its elements out in few large parts before it begins. On two
 * processors that is four, and one of them waits in the end. Here each takes the next when it is
 * done with one.
 */
public final class InParallel {
  private InParallel() {}

  /**
   * Maps each element, on this thread and those of the common pool.
   *
   * @param elements what to map
   * @param function maps one; is called by several threads, and what it throws is thrown here
   * @return the results, in the order of the elements
   */
  public static <T, R> List<R> map(List<T> elements, Function<? super T, ? extends R> function) {
    Object[] results = new Object[elements.size()];
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.min(ForkJoinPool.getCommonPoolParallelism() + 1, results.length))
        .parallel()
        .forEach(
            worker -> {
              for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                results[i] = function.apply(elements.get(i));
              }
            });
    @SuppressWarnings("unchecked")
    List<R> list = (List<R>) Arrays.asList(results);
    return list;
  }
}
