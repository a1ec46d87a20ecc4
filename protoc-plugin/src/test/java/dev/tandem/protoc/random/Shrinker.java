package dev.tandem.protoc.random;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Makes a case that fails smaller for as long as it fails in the same way. */
final class Shrinker {
  private static final int MAX_ATTEMPTS = 400;

  private final Predicate<ProtoCase> fails;
  private int attempts;

  private Shrinker(Predicate<ProtoCase> fails) {
    this.fails = fails;
  }

  /** Shrinks with protoc, the generator and javac as judges. */
  static ProtoCase shrink(ProtoCase one, Verdict verdict, Path folder) {
    return shrink(
        one, smaller -> Batch.run(List.of(smaller), folder).get(one.number()).isLike(verdict));
  }

  static ProtoCase shrink(ProtoCase one, Predicate<ProtoCase> fails) {
    return new Shrinker(fails).shrink(one);
  }

  private ProtoCase shrink(ProtoCase one) {
    ProtoCase smallest = one;
    boolean progress = true;
    while (progress) {
      progress = false;
      int next = 0;
      List<ProtoCase> candidates = Reductions.of(smallest);
      while (next < candidates.size() && attempts < MAX_ATTEMPTS) {
        ProtoCase candidate = candidates.get(next++);
        attempts++;
        if (fails.test(candidate)) {
          int before = candidates.size();
          smallest = candidate;
          progress = true;
          candidates = Reductions.of(smallest);
          // What did not help before will hardly help now: it gets its turn in the next round.
          next = Math.max(0, next - Math.max(1, before - candidates.size()));
        }
      }
    }
    return smallest;
  }
}
