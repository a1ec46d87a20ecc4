package dev.tandem.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What was measured in one situation under the same conditions. */
final class Contest {
  /** With whom all are compared. */
  static final String TANDEM = "tandem";

  private final String situation;

  /** By contender and round. */
  private final Map<String, Map<Integer, Sample>> samples = new TreeMap<>(Names.IN_ORDER);

  private Contest(String situation) {
    this.situation = situation;
  }

  /** Sorts samples into contests. */
  static Map<Conditions, List<Contest>> of(List<Sample> samples) {
    Map<Conditions, Map<String, Contest>> contests = new LinkedHashMap<>();
    for (Sample sample : samples) {
      contests
          .computeIfAbsent(sample.conditions(), conditions -> new TreeMap<>(Names.IN_ORDER))
          .computeIfAbsent(sample.situation(), Contest::new)
          .samples
          .computeIfAbsent(sample.contender(), contender -> new TreeMap<>())
          .put(sample.round(), sample);
    }
    Map<Conditions, List<Contest>> sorted = new LinkedHashMap<>();
    contests.forEach((conditions, some) -> sorted.put(conditions, List.copyOf(some.values())));
    return sorted;
  }

  String situation() {
    return situation;
  }

  /** Gives who took part; Tandem is the first. */
  List<String> contenders() {
    return List.copyOf(samples.keySet());
  }

  /** Gives what a contender has needed. */
  Spread absolute(String contender, Figure figure) {
    return Spread.of(of(contender).values().stream().map(figure::of).toList());
  }

  /** Gives how many times as much as Tandem a contender has needed, each in the same round. */
  Spread ratio(String contender, Figure figure) {
    Map<Integer, Sample> tandem = of(TANDEM);
    List<Double> ratios = new ArrayList<>();
    of(contender)
        .forEach(
            (round, sample) ->
                ratios.add(
                    figure.of(sample) / figure.of(Objects.requireNonNull(tandem.get(round)))));
    return Spread.of(ratios);
  }

  private Map<Integer, Sample> of(String contender) {
    return Objects.requireNonNull(samples.get(contender), contender);
  }
}
