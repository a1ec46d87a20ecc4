package dev.tandem.protoc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.random.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random protos compile or are refused for a good reason. More of them, and others: {@code
 * -Drandom.cases=20000 -Drandom.seed=7}; one alone: {@code -Drandom.first=4711 -Drandom.cases=1}.
 */
class RandomProtosTest {
  private static final long SEED = Long.getLong("random.seed", 1);
  private static final int FIRST = Integer.getInteger("random.first", 0);
  private static final int CASES = Integer.getInteger("random.cases", 300);

  /** Enough to share the start of protoc and javac, and few to go through again. */
  private static final int BATCH = 60;

  /** Failures of one kind mostly have one cause, and making a case small takes a while. */
  private static final int SHOWN_FAILURES = 3;

  @TempDir Path temp;

  @Test
  void everyProtoCompilesOrIsRefusedForAReason() {
    Map<Integer, ProtoCase> cases = new TreeMap<>();
    IntStream.range(FIRST, FIRST + CASES)
        .forEach(number -> cases.put(number, CaseGenerator.generate(SEED, number)));
    Map<Integer, Verdict> verdicts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(300 + CASES), () -> judge(List.copyOf(cases.values())));

    Map<Outcome, Long> counts =
        verdicts.values().stream()
            .collect(Collectors.groupingBy(Verdict::outcome, TreeMap::new, Collectors.counting()));
    System.out.printf("random protos of seed %d: %s%n", SEED, counts);
    assertEquals("", describeFailures(cases, verdicts));
    // A generator of cases that protoc does not take, or one that refuses much, would test little.
    if (CASES >= 100) {
      assertShare(counts, Outcome.INVALID, 0, 3);
      assertShare(counts, Outcome.PROTOC_BUG, 0, 6);
      assertShare(counts, Outcome.REFUSED, 1, 30);
      assertShare(counts, Outcome.ACCEPTED, 65, 98);
    }
  }

  private static void assertShare(Map<Outcome, Long> counts, Outcome outcome, int min, int max) {
    long percent = counts.getOrDefault(outcome, 0L) * 100 / CASES;
    assertTrue(percent >= min && percent <= max, percent + "% are " + outcome);
  }

  private Map<Integer, Verdict> judge(List<ProtoCase> cases) throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Map<Integer, Verdict>>> running = new ArrayList<>();
      for (List<ProtoCase> batch : Batch.batches(cases, BATCH)) {
        Path folder = temp.resolve(batch.get(0).mark());
        running.add(threads.submit(() -> Batch.run(batch, folder)));
      }
      Map<Integer, Verdict> verdicts = new TreeMap<>();
      for (Future<Map<Integer, Verdict>> batch : running) {
        verdicts.putAll(batch.get());
      }
      return verdicts;
    } finally {
      threads.shutdownNow();
    }
  }

  /** The first failure of each kind, made small. */
  private String describeFailures(Map<Integer, ProtoCase> cases, Map<Integer, Verdict> verdicts) {
    Map<String, Integer> first = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    verdicts.forEach(
        (number, verdict) -> {
          if (verdict.outcome() == Outcome.FAILED) {
            first.putIfAbsent(verdict.kind(), number);
            counts.merge(verdict.kind(), 1, Integer::sum);
          }
        });
    String text =
        first.values().stream()
            .limit(SHOWN_FAILURES)
            .map(number -> describe(cases.get(number), verdicts.get(number)))
            .collect(Collectors.joining("\n"));
    return first.isEmpty() ? "" : "failures: " + counts + "\n" + text;
  }

  private String describe(ProtoCase one, Verdict verdict) {
    ProtoCase small = Shrinker.shrink(one, verdict, temp.resolve("shrink" + one.mark()));
    Verdict last = Batch.run(List.of(small), temp.resolve("last")).get(one.number());
    return "==== case %d of seed %d: %s\n%s\n%s"
        .formatted(
            one.number(),
            SEED,
            last.isLike(verdict) ? verdict.kind() : "only together with other cases",
            last.isLike(verdict) ? last.text() : verdict.text(),
            small.describe());
  }
}
