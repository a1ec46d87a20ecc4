package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Protos of other people, from Maven Central; the pom says which.
 *
 * @param name what the tables call it
 * @param roots where imports are looked for
 * @param protos the files to generate code for, by the names that protoc knows them by
 */
record Corpus(String name, List<Path> roots, List<String> protos) {
  private static final String ONE = "google/pubsub/v1/pubsub.proto";

  /**
   * The corpora below a folder: a file, the protos of a few Google APIs, and all that there are.
   */
  static List<Corpus> in(Path folder) throws IOException {
    List<Path> roots =
        List.of(folder.resolve("some"), folder.resolve("more"), folder.resolve("imports"));
    List<String> some = protos(roots.get(0));
    // A few are in more than one jar.
    Set<String> all = new TreeSet<>(some);
    all.addAll(protos(roots.get(1)));
    return List.of(
        new Corpus("one", roots, List.of(ONE)),
        new Corpus("some", roots, some),
        new Corpus("all", roots, List.copyOf(all)));
  }

  private static List<String> protos(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".proto"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
