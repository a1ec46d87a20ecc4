package dev.tandem.benchmarks.generator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to measure.
 *
 * @param rounds how often each contender runs
 * @param corpora the names of the corpora
 * @param others more plugins to compare with, by name
 */
record Settings(int rounds, List<String> corpora, Map<String, Path> others) {
  private static final String USAGE =
      "arguments: rounds=9 corpora=one,some,all plugin:NAME=PATH …, but there is ";

  static Settings parse(String[] arguments) {
    int rounds = 9;
    List<String> corpora = List.of("one", "some", "all");
    Map<String, Path> others = new LinkedHashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length == 2 && parts[0].equals("rounds")) {
        rounds = Integer.parseInt(parts[1]);
      } else if (parts.length == 2 && parts[0].equals("corpora")) {
        corpora = List.of(parts[1].split(","));
      } else if (parts.length == 2 && parts[0].startsWith("plugin:")) {
        others.put(parts[0].substring("plugin:".length()), Path.of(parts[1]));
      } else {
        throw new IllegalArgumentException(USAGE + argument);
      }
    }
    return new Settings(rounds, corpora, others);
  }
}
