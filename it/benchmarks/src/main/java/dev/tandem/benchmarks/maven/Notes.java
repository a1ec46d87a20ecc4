package dev.tandem.benchmarks.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;

/** What the clocks write down: one line for each goal, with blanks between its parts. */
final class Notes {
  /** The property with the file to write to. */
  static final String FILE = "benchmark.notes";

  static final String GOAL = "goal";
  static final String LOADING = "loading-and-goal";

  private Notes() {}

  static void add(String what, MojoExecution execution, long nanos) {
    String line = "%s %s %d%n".formatted(what, execution.getArtifactId(), nanos);
    try {
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The milliseconds of a contender's goals, in the order of the modules. */
  static List<Double> read(Path notes, String what, Contender contender) throws IOException {
    try (Stream<String> lines = Files.lines(notes)) {
      return lines
          .map(line -> line.split(" "))
          .filter(parts -> parts[0].equals(what) && parts[1].equals(contender.artifactId()))
          .map(parts -> Long.parseLong(parts[2]) / 1e6)
          .toList();
    }
  }
}
