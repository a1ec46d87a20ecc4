package dev.tandem.benchmarks.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures, prints tables, and draws charts. */
public final class Report {
  private Report() {}

  /**
   * Runs the benchmarks and reports.
   *
   * @param args see {@link Settings}
   */
  public static void main(String[] args) throws IOException, RunnerException, URISyntaxException {
    Settings settings = Settings.parse(args);
    List<Sample> samples = measure(settings);
    System.out.printf(
        "JDK %s, %d processors%s; medians of %d forks (and their range), each %s after %s of"
            + " warm-up.%n",
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors(),
        settings.keepAwake() ? " kept from halting" : "",
        settings.forks(),
        settings.measure(),
        settings.warmUp());
    for (Map.Entry<Conditions, List<Contest>> group : Contest.of(samples).entrySet()) {
      System.out.printf("%n%s:%n%n%s", group.getKey().title(), Table.of(group.getValue()));
      if (settings.out().isPresent()) {
        draw(group.getKey(), group.getValue(), settings.out().get());
      }
    }
  }

  private static List<Sample> measure(Settings settings)
      throws IOException, RunnerException, URISyntaxException {
    Rounds rounds = new Rounds(settings, target().resolve("benchmark-report"));
    if (!settings.keepAwake()) {
      return rounds.run();
    }
    try (KeepAwake awake = KeepAwake.start()) {
      System.err.println("process " + awake.pid() + " keeps the processors from halting");
      return rounds.run();
    }
  }

  /** The folder of build output, wherever this runs. */
  private static Path target() throws URISyntaxException {
    return Path.of(Report.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .getParent();
  }

  private static void draw(Conditions conditions, List<Contest> contests, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    for (Figure figure : Figure.values()) {
      Path file = folder.resolve("%s-%s.svg".formatted(figure.slug, conditions.slug()));
      Files.writeString(file, Chart.of(conditions, contests, figure));
      System.err.println("drew " + file);
    }
  }
}
