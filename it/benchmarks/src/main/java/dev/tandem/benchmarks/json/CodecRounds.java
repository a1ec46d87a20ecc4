package dev.tandem.benchmarks.json;

import dev.tandem.benchmarks.generator.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link JsonCodec} in rounds, each with a JVM for every benchmark, as a table. */
final class CodecRounds {
  private static final String HEAD =
      """
      | What | Who | ns | × protobuf's | bytes allocated | × protobuf's |
      |---|---|---|---|---|---|
      """;

  private static final Map<String, String> WHO =
      Map.of("protobuf", "protobuf", "jackson", "JSON, Jackson", "jsonFormat", "JSON, JsonFormat");

  /** Nanoseconds and bytes by subject and method, one of each per round. */
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();

  private final Map<String, List<Double>> bytes = new LinkedHashMap<>();
  private final Settings settings;

  CodecRounds(Settings settings) {
    this.settings = settings;
  }

  /** Gives the table in Markdown. */
  String table() throws RunnerException {
    for (int round = 1; round <= settings.rounds(); round++) {
      System.err.printf("codec, round %d of %d%n", round, settings.rounds());
      for (RunResult result : new Runner(options().build()).run()) {
        String[] name = result.getParams().getBenchmark().split("\\.");
        String key = result.getParams().getParam("subject") + name[name.length - 1];
        add(nanos, key, result.getPrimaryResult().getScore());
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        add(bytes, key, Objects.requireNonNull(allocated).getScore());
      }
    }
    StringBuilder table = new StringBuilder(HEAD);
    for (Subject subject : Subject.values()) {
      for (String verb : List.of("Write", "Read")) {
        String what = verb + " " + subject.title;
        for (String who : List.of("protobuf", "jackson", "jsonFormat")) {
          String key = subject + who + verb;
          String base = subject + "protobuf" + verb;
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %,.0f | %s | %,.0f | %s |%n",
                  what,
                  WHO.get(who),
                  median(nanos, key),
                  ratio(nanos, key, base),
                  median(bytes, key),
                  ratio(bytes, key, base)));
          what = "";
        }
      }
    }
    return table.toString();
  }

  private ChainedOptionsBuilder options() {
    TimeValue time = TimeValue.milliseconds(settings.run().toMillis() / 2);
    return new OptionsBuilder()
        .include("\\.JsonCodec\\.")
        .forks(1)
        .warmupTime(time)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static void add(Map<String, List<Double>> values, String key, double value) {
    values.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
  }

  private static double median(Map<String, List<Double>> values, String key) {
    return Figures.of(Objects.requireNonNull(values.get(key), key)).median();
  }

  private static String ratio(Map<String, List<Double>> values, String key, String base) {
    List<Double> own = Objects.requireNonNull(values.get(key), key);
    List<Double> protobuf = Objects.requireNonNull(values.get(base), base);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(own.get(i) / protobuf.get(i));
    }
    return key.equals(base) ? "1" : Figures.of(ratios).text(2);
  }
}
