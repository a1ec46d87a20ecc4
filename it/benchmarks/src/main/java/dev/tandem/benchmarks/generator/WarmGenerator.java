package dev.tandem.benchmarks.generator;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import dev.tandem.protoc.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** The generator in a JVM that stays, such as Maven's for the second module of a build. */
final class WarmGenerator {
  private static final int WARM_UP_ROUNDS = 30;

  private final byte[] request;

  WarmGenerator(byte[] request) {
    this.request = request;
  }

  /** Reads the request and generates its code on one thread and on two, in turns. */
  List<Figures> run(int rounds) throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool two = new ForkJoinPool(2);
    try {
      List<Double> onOne = new ArrayList<>();
      List<Double> onTwo = new ArrayList<>();
      for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
        double first = millis(one);
        double second = millis(two);
        if (round >= WARM_UP_ROUNDS) {
          onOne.add(first);
          onTwo.add(second);
        }
      }
      return List.of(Figures.of(onOne), Figures.of(onTwo));
    } finally {
      one.shutdown();
      two.shutdown();
    }
  }

  /** Parallel streams run in the pool that they are started in. */
  private double millis(ForkJoinPool pool) throws Exception {
    long start = System.nanoTime();
    CodeGeneratorResponse response = pool.submit(() -> Generator.generate(request)).get();
    double millis = (System.nanoTime() - start) / 1e6;
    if (response.getFileCount() == 0) {
      throw new IllegalStateException("nothing was generated: " + response.getError());
    }
    return millis;
  }
}
