package dev.tandem.protoc.random;

import java.util.List;
import java.util.Random;

/** Decides by chance: the same seed and number, the same decisions, on every machine. */
final class Dice {
  private final Random random;

  Dice(long seed, int number) {
    // Neighbouring seeds of Random start alike, so they are spread first.
    random = new Random((seed ^ number * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L);
    random.nextLong();
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From 0 to just below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String word(String words) {
    return pick(List.of(words.split(" ")));
  }
}
