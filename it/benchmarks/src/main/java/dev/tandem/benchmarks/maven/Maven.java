package dev.tandem.benchmarks.maven;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Maven as a user would, offline, each time in a JVM of its own. */
final class Maven {
  private static final int TIMEOUT_SECONDS = 300;

  private final Path home;
  private final Path localRepository;
  private final Path scratch;

  /**
   * A Maven.
   *
   * @param localRepository holds all that the builds need
   * @param scratch a folder for its notes
   */
  Maven(Path home, Path localRepository, Path scratch) {
    this.home = home;
    this.localRepository = localRepository;
    this.scratch = scratch;
  }

  /**
   * One build.
   *
   * @param goals the milliseconds in the contender's goals, in the order of the modules
   * @param loading the same with the loading of the plugin
   * @param whole the milliseconds from Maven's start to its end
   */
  record Build(List<Double> goals, List<Double> loading, double whole) {}

  /** Generates the sources of a project, and no more. */
  Build generateSources(Path project, Contender contender)
      throws IOException, InterruptedException {
    Path notes = scratch.resolve("notes");
    Path log = scratch.resolve("log");
    Files.deleteIfExists(notes);
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + localRepository.toAbsolutePath(),
                // From where a file came does not count.
                "-Daether.enhancedLocalRepository.trackingFilename=unused",
                "-Dmaven.ext.class.path=" + classes(),
                "-D" + Notes.FILE + "=" + notes.toAbsolutePath(),
                "generate-sources")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // Nor do the habits of whoever measures.
    builder.environment().put("MAVEN_SKIP_RC", "true");
    // Nor do the JVM's options for our own build, which are in a folder above the projects.
    builder.environment().put("MAVEN_BASEDIR", project.toAbsolutePath().toString());
    builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS"));
    long start = System.nanoTime();
    Process process = builder.start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    double whole = (System.nanoTime() - start) / 1e6;
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException(project + " failed:\n" + Files.readString(log));
    }
    return new Build(
        Notes.read(notes, Notes.GOAL, contender),
        Notes.read(notes, Notes.LOADING, contender),
        whole);
  }

  /** The folder from which this class came: the clocks are in it too. */
  private static Path classes() {
    return Path.of(
        URI.create(Maven.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
