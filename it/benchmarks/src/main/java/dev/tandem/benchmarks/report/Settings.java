package dev.tandem.benchmarks.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and how.
 *
 * @param forks how often each benchmark runs, each time in a JVM of its own
 * @param benchmarks a regular expression for their names
 * @param sizes bytes of a message
 * @param transports what the messages go through
 * @param callers the kinds of threads that call
 * @param warmUp what comes before it counts
 * @param measure what counts
 * @param out where charts go, if anywhere
 * @param keepAwake whether the processors are kept from halting
 */
record Settings(
    int forks,
    String benchmarks,
    List<String> sizes,
    List<String> transports,
    List<Callers> callers,
    Iterations warmUp,
    Iterations measure,
    Optional<Path> out,
    boolean keepAwake) {

  private static final String ALL = "";

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("forks", "5");
    defaults.put("only", ALL); // Situations: the classes without "Benchmark".
    defaults.put("contenders", ALL); // The methods. Tandem, which all are compared with, is always.
    defaults.put("sizes", "50");
    defaults.put("transports", "netty");
    defaults.put("callers", "platform");
    defaults.put("warmUp", "3x1s");
    defaults.put("measure", "3x1s");
    defaults.put("out", "");
    defaults.put("keepAwake", "false");
    return defaults;
  }

  static Settings parse(String... arguments) {
    Map<String, String> values = defaults();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length != 2 || values.replace(parts[0], parts[1]) == null) {
        throw usage(argument, null);
      }
    }
    return new Settings(
        read(values, "forks", Integer::parseInt),
        benchmarks(read(values, "only", text -> text), read(values, "contenders", text -> text)),
        read(values, "sizes", Settings::list),
        read(values, "transports", Settings::list),
        read(values, "callers", text -> list(text).stream().map(Callers::parse).toList()),
        read(values, "warmUp", Iterations::parse),
        read(values, "measure", Iterations::parse),
        read(values, "out", text -> Optional.of(text).filter(out -> !out.isEmpty()).map(Path::of)),
        read(values, "keepAwake", Settings::yesOrNo));
  }

  private static <T> T read(Map<String, String> values, String name, Function<String, T> reader) {
    String value = Objects.requireNonNull(values.get(name));
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw usage(name + "=" + value, e);
    }
  }

  private static IllegalArgumentException usage(String bad, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "bad argument %s%s; there are, with their defaults: %s; lists have commas"
            .formatted(bad, cause == null ? "" : " (" + cause.getMessage() + ")", defaults()),
        cause);
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
  }

  private static String benchmarks(String only, String contenders) {
    return "\\.(%s)Benchmark\\.(%s)$"
        .formatted(
            only.equals(ALL) ? "\\w+" : only.replace(',', '|'),
            contenders.equals(ALL) ? "\\w+" : "tandem|" + contenders.replace(',', '|'));
  }
}
