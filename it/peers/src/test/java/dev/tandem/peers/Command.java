package dev.tandem.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end. */
final class Command {
  /** Where npm has put buf. */
  static final Path BIN = Path.of("target/node/node_modules/.bin").toAbsolutePath();

  private static final Path PROJECT = Path.of("../..");

  private Command() {}

  /** What a run came to. */
  record Result(int exitCode, String output, String errors) {}

  /** Runs buf in the project's folder. */
  static Result buf(List<String> arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.size() + 1];
    command[0] = BIN.resolve("buf").toString();
    for (int i = 0; i < arguments.size(); i++) {
      command[i + 1] = arguments.get(i);
    }
    return run(command);
  }

  /** Runs a line of a shell in the project's folder, with buf on its path. */
  static Result shell(String line) throws IOException, InterruptedException {
    return run("bash", "-c", line);
  }

  private static Result run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".out");
    Path errors = Files.createTempFile("command", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(PROJECT.toFile());
    builder.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + ":" + path);
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        throw new AssertionError(String.join(" ", command) + " hangs");
      }
      return new Result(process.exitValue(), read(output), read(errors));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Go's protobuf writes some blanks so that nobody compares its texts. We do. */
  private static String read(Path file) throws IOException {
    return Files.readString(file).replace('\u00a0', ' ');
  }
}
