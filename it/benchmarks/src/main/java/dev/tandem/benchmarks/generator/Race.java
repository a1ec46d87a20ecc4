package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Contenders in turns on one corpus, so that what else the machine does hits all alike. */
final class Race {
  private final Protoc protoc;
  private final List<Contender> contenders;

  Race(Protoc protoc, List<Contender> contenders) {
    this.protoc = protoc;
    this.contenders = contenders;
  }

  /** Runs each contender that often, and once before, which does not count. */
  Map<Contender, List<Protoc.Run>> run(Corpus corpus, int rounds)
      throws IOException, InterruptedException {
    Map<Contender, List<Protoc.Run>> runs = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      protoc.run(contender, corpus);
      runs.put(contender, new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        // Nobody always comes after the same one.
        Contender contender = contenders.get((round + i) % contenders.size());
        Objects.requireNonNull(runs.get(contender)).add(protoc.run(contender, corpus));
      }
    }
    return runs;
  }
}
