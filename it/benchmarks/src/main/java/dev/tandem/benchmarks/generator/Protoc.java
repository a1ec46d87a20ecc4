package dev.tandem.benchmarks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs protoc, from its start to its end.
 *
 * <p>What comes out is kept. To make a file, ext4 looks at each file that was deleted in its
 * neighbourhood within the last minutes: whoever runs next would pay for what the one before wrote.
 */
final class Protoc {
  private static final int TIMEOUT_SECONDS = 300;

  private final Path executable;
  private final Map<String, String> environment;
  private final Path outputs;

  Protoc(Path executable, Map<String, String> environment, Path outputs) {
    this.executable = executable;
    this.environment = environment;
    this.outputs = outputs;
  }

  /**
   * One run.
   *
   * @param millis how long it took
   * @param cpuMillis how long processors worked for it, in steps of 10 ms; 0 if that is unknown
   * @param files how many files came out
   */
  record Run(double millis, double cpuMillis, int files) {}

  Run run(Contender contender, Corpus corpus) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(outputs, corpus.name());
    Path out = Files.createDirectory(folder.resolve("out"));
    Path log = folder.resolve("log");
    Path names = Files.write(folder.resolve("names"), corpus.protos());
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    corpus.roots().forEach(root -> command.add("-I" + root));
    command.addAll(contender.arguments().apply(out));
    command.add("@" + names);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);

    double cpuBefore = ChildrenCpu.millis();
    long start = System.nanoTime();
    Process process = builder.start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    double millis = (System.nanoTime() - start) / 1e6;
    double cpuMillis = ChildrenCpu.millis() - cpuBefore;
    process.destroyForcibly();

    int files = count(out);
    if (!ended || process.exitValue() != 0 || (files > 0) != contender.generates()) {
      throw new IllegalStateException(
          "%s failed on %s with %d files:%n%s"
              .formatted(contender.name(), corpus.name(), files, Files.readString(log)));
    }
    return new Run(millis, cpuMillis, files);
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }
}
