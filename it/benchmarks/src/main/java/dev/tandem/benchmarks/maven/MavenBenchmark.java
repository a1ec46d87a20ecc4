package dev.tandem.benchmarks.maven;

import dev.tandem.benchmarks.generator.Figures;
import dev.tandem.benchmarks.generator.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Measures both plugins and prints a table. The pom has put all that is needed in a folder. */
public final class MavenBenchmark {
  private static final Path FOLDER = Path.of("target", "maven");
  private static final Path PROJECTS = FOLDER.resolve("measured");

  private final Maven maven;
  private final Map<Row, Map<Contender, List<Double>>> goals = new LinkedHashMap<>();
  private final Map<Row, Map<Contender, List<Double>>> loading = new LinkedHashMap<>();
  private final Map<Situation, Map<Contender, List<Double>>> wholes = new LinkedHashMap<>();

  private MavenBenchmark(Maven maven) {
    this.maven = maven;
  }

  /**
   * Runs the benchmark.
   *
   * @param args {@code rounds=9}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1 || !args[0].matches("rounds=[1-9]\\d*")) {
      throw new IllegalArgumentException("arguments: rounds=9");
    }
    int rounds = Integer.parseInt(args[0].substring("rounds=".length()));
    Maven maven = new Maven(home(), FOLDER.resolve("repository"), FOLDER);
    new MavenBenchmark(maven).run(rounds);
  }

  private static Path home() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("apache-maven-"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    Folders.delete(PROJECTS);
    for (Contender contender : Contender.values()) {
      Path template = FOLDER.resolve("templates").resolve(contender.folder());
      String pom = Files.readString(template.resolve("pom.xml"));
      for (Project project : Project.values()) {
        project.write(folder(contender, project), pom);
        // Does not count.
        maven.generateSources(folder(contender, project), contender);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Situation situation : Situation.ALL) {
        // Nobody always comes after the other.
        boolean swapped = round % 2 == 1;
        measure(situation, Contender.values()[swapped ? 1 : 0], round);
        measure(situation, Contender.values()[swapped ? 0 : 1], round);
      }
    }
    print(rounds);
  }

  private void measure(Situation situation, Contender contender, int round)
      throws IOException, InterruptedException {
    Path folder = folder(contender, situation.project());
    situation.before().apply(folder, round);
    Maven.Build build = maven.generateSources(folder, contender);
    for (Row row : situation.rows()) {
      add(goals, row, contender, row.of(contender, build.goals()));
      add(loading, row, contender, row.of(contender, build.loading()));
    }
    add(wholes, situation, contender, build.whole());
  }

  private static Path folder(Contender contender, Project project) {
    return PROJECTS.resolve(contender.folder()).resolve(project.name());
  }

  private static <K> void add(
      Map<K, Map<Contender, List<Double>>> all, K key, Contender contender, double value) {
    all.computeIfAbsent(key, unknown -> new EnumMap<>(Contender.class))
        .computeIfAbsent(contender, unknown -> new ArrayList<>())
        .add(value);
  }

  private void print(int rounds) throws IOException {
    System.out.printf(
        "%n%s, Java %s, %d rounds: median (range)%n",
        home().getFileName(), System.getProperty("java.version"), rounds);
    printHead("inside the goal");
    goals.forEach((row, figures) -> print(row.name(), figures, row.bar()));
    printHead("with the loading of the plugin");
    loading.forEach((row, figures) -> print(row.name(), figures, row.bar()));
    printHead("of the whole Maven");
    wholes.forEach(
        (situation, figures) -> print(situation.rows().get(0).name(), figures, Bar.NONE));
  }

  private static void printHead(String what) {
    System.out.printf("%n| ms %s | ascopes | Tandem | Tandem : ascopes | bar |%n", what);
    System.out.println("|---|---|---|---|---|");
  }

  private static void print(String name, Map<Contender, List<Double>> figures, Bar bar) {
    List<Double> theirs = Objects.requireNonNull(figures.get(Contender.ASCOPES));
    List<Double> ours = Objects.requireNonNull(figures.get(Contender.TANDEM));
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(ours.get(round) / theirs.get(round));
    }
    Figures ratio = Figures.of(ratios);
    Figures millis = Figures.of(ours);
    System.out.printf(
        "| %s | %s | %s | %s | %s |%n",
        name,
        Figures.of(theirs).text(0),
        millis.text(0),
        ratio.text(2),
        bar.verdict(ratio.median(), millis.median()));
  }
}
