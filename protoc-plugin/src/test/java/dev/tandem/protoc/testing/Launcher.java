package dev.tandem.protoc.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the plugin as its own process, in an environment of which nothing is inherited. */
public final class Launcher {
  private final List<String> command;
  private final Map<String, String> environment = new TreeMap<>();
  private final Path scratch;

  /** Starts {@code command} on the JVM of this test, and keeps files of its own in a folder. */
  public Launcher(Path scratch, String... command) {
    this.scratch = scratch;
    this.command = List.of(command);
    with("PATH", System.getenv("PATH"));
    with("JAVA_HOME", System.getProperty("java.home"));
  }

  /** What a run came to. */
  public record Run(int exitCode, byte[] out, String err) {
    /** The output, when it is meant to be read. */
    public String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }

  /** Sets a variable of the environment. */
  public Launcher with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Removes a variable of the environment. */
  public Launcher without(String name) {
    environment.remove(name);
    return this;
  }

  /** Runs with a request on stdin. Waits for the process alone, not for others that it has left. */
  public Run run(byte[] request, String... arguments) throws IOException, InterruptedException {
    Path in = Files.write(Files.createTempFile(scratch, "in", ""), request);
    Path out = Files.createTempFile(scratch, "out", "");
    Path err = Files.createTempFile(scratch, "err", "");
    int exitCode =
        process(arguments)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Run(exitCode, Files.readAllBytes(out), Files.readString(err));
  }

  /** Gives a process with this environment, to start it otherwise. */
  public ProcessBuilder process(String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
