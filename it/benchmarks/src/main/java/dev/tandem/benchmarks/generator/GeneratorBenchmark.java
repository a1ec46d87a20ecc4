package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measures the generator and prints tables. The pom has put all that is needed in a folder. */
public final class GeneratorBenchmark {
  private static final Path FOLDER = Path.of("target", "generator");
  private static final Path TANDEM =
      Path.of("..", "..", "protoc-plugin", "target", "protoc-gen-tandem");

  private final Settings settings;
  private final LauncherCache cache;
  private final Protoc protoc;
  private final Contender nativePlugin = Contender.plugin("grpc-java", executable("grpc-java"));
  private final Contender tandem = Contender.plugin("tandem", TANDEM);
  private final List<Contender> contenders = new ArrayList<>();

  private GeneratorBenchmark(Settings settings, Path temporary) throws IOException {
    this.settings = settings;
    this.cache = new LauncherCache(temporary.resolve("cache"));
    this.protoc = new Protoc(executable("protoc"), cache.environment(), temporary);
    contenders.add(Contender.parseOnly());
    contenders.add(Contender.idlePlugin(temporary));
    contenders.addAll(List.of(nativePlugin, tandem));
    settings.others().forEach((name, path) -> contenders.add(Contender.plugin(name, path)));
  }

  /**
   * Runs the benchmark.
   *
   * @param args see {@link Settings}
   */
  public static void main(String[] args) throws Exception {
    Path temporary = Files.createTempDirectory("tandem-benchmark");
    try {
      new GeneratorBenchmark(Settings.parse(args), temporary).run(temporary);
    } finally {
      Folders.delete(temporary);
    }
  }

  private void run(Path temporary) throws Exception {
    List<Corpus> corpora =
        Corpus.in(FOLDER).stream()
            .filter(corpus -> settings.corpora().contains(corpus.name()))
            .toList();
    protoc.run(tandem, corpora.get(0));
    cache.awaitArchive();
    for (Corpus corpus : corpora) {
      System.out.printf("%n%s: %d files, ms%n", corpus.name(), corpus.protos().size());
      print(new Race(protoc, contenders).run(corpus, settings.rounds()));
    }
    for (Corpus corpus : corpora) {
      inOneProcess(corpus, temporary);
    }
  }

  /** What the whole process is made of, and what is left of that in a JVM that stays. */
  private void inOneProcess(Corpus corpus, Path temporary) throws Exception {
    Path request = request(corpus, temporary);
    System.out.printf(
        "%n%s: in a JVM that has just started, without an archive, ms%n", corpus.name());
    Phases.measure(request)
        .forEach((phase, figures) -> System.out.printf("  %-34s %20s%n", phase, figures.text(0)));
    List<Figures> warm = new WarmGenerator(Files.readAllBytes(request)).run(settings.rounds());
    System.out.printf("%s: in a warm JVM, ms%n", corpus.name());
    System.out.printf("  %-34s %20s%n", "one thread", warm.get(0).text(0));
    System.out.printf("  %-34s %20s%n", "two threads", warm.get(1).text(0));
  }

  private void print(Map<Contender, List<Protoc.Run>> runs) {
    List<Protoc.Run> rival = Objects.requireNonNull(runs.get(nativePlugin));
    System.out.printf(
        "  %-12s %20s %20s %20s %6s%n", "protoc and", "wall", "CPU", "grpc-java : this", "files");
    runs.forEach(
        (contender, own) -> {
          List<Double> ratios = new ArrayList<>();
          for (int round = 0; round < own.size(); round++) {
            ratios.add(rival.get(round).millis() / own.get(round).millis());
          }
          System.out.printf(
              "  %-12s %20s %20s %20s %6d%n",
              contender.name(),
              Figures.of(own.stream().map(Protoc.Run::millis).toList()).text(0),
              Figures.of(own.stream().map(Protoc.Run::cpuMillis).toList()).text(0),
              Figures.of(ratios).text(2),
              own.get(0).files());
        });
  }

  /** What protoc sends for a corpus: our executable can keep it. */
  private Path request(Corpus corpus, Path temporary) throws IOException, InterruptedException {
    Path dump = temporary.resolve(corpus.name() + ".request");
    Map<String, String> environment = new HashMap<>(cache.environment());
    environment.put("TANDEM_DUMP", dump.toString());
    new Protoc(executable("protoc"), environment, temporary).run(tandem, corpus);
    return dump;
  }

  /** Repositories do not keep permissions. */
  private static Path executable(String name) {
    Path executable = FOLDER.resolve(name + ".exe");
    if (!executable.toFile().setExecutable(true)) {
      throw new IllegalStateException("can't run " + executable);
    }
    return executable;
  }
}
