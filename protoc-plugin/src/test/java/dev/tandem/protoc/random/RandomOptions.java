package dev.tandem.protoc.random;

import java.util.ArrayList;
import java.util.List;

/** Random options of the generator, all of them valid. */
final class RandomOptions {
  /** Whose only use is to be named by the option {@code generated}. */
  static final String MARK = "com.acme.Mark";

  private static final List<String> ALL =
      List.of(
          "async=true false",
          "lite=true false",
          "client=false true",
          "server=false true",
          "unimplemented=abstract default",
          "suffix=Api X _ 1 Client Impl",
          "generated=javax jakarta none javax.annotation.processing.Generated " + MARK,
          "nullness=jspecify none");

  private RandomOptions() {}

  static String parameter(Dice dice) {
    List<String> options = new ArrayList<>();
    for (String option : ALL) {
      String key = option.substring(0, option.indexOf('='));
      if (Contract.knows(key) && dice.chance(15)) {
        options.add(key + "=" + dice.word(option.substring(key.length() + 1)));
      }
    }
    return String.join(",", options);
  }
}
