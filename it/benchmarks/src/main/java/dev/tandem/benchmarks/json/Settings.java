package dev.tandem.benchmarks.json;

import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param only of {@code sizes}, {@code codec} and {@code calls}
 * @param rounds how often each contender runs
 * @param run how long it runs each time
 */
record Settings(List<String> only, int rounds, Duration run) {
  private static final List<String> ALL = List.of("sizes", "codec", "calls");

  static Settings parse(String... arguments) {
    List<String> only = ALL;
    int rounds = 3;
    long millis = 1000;
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      try {
        switch (parts[0]) {
          case "only" -> only = List.of(value.split(","));
          case "rounds" -> rounds = Integer.parseInt(value);
          case "millis" -> millis = Long.parseLong(value);
          default -> throw usage(argument);
        }
      } catch (NumberFormatException e) {
        throw usage(argument);
      }
    }
    if (!ALL.containsAll(only) || rounds < 1 || millis < 1) {
      throw usage(String.join(" ", arguments));
    }
    return new Settings(only, rounds, Duration.ofMillis(millis));
  }

  private static IllegalArgumentException usage(String bad) {
    return new IllegalArgumentException(
        "arguments, with their defaults: only=sizes,codec,calls rounds=3 millis=1000; not " + bad);
  }
}
