package dev.tandem.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program with our executables first on its path. */
final class Tool {
  /** The folder of {@code protoc} and {@code protoc-gen-tandem}. */
  static final Path BIN = Path.of(System.getProperty("drivers.bin"));

  private Tool() {}

  /** What a run came to. */
  record Run(int exitCode, String output) {}

  static Run run(Path folder, List<String> command) throws IOException, InterruptedException {
    for (String executable : List.of("protoc", "protoc-gen-tandem")) {
      // Repositories do not keep permissions.
      if (!BIN.resolve(executable).toFile().setExecutable(true)) {
        throw new IOException("can't make " + executable + " executable");
      }
    }
    Path output = Files.createTempFile("drivers", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + ":" + path);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int exitCode =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    String text = Files.readString(output);
    Files.delete(output);
    return new Run(exitCode, text);
  }

  /** Whether a program can be started at all. */
  static boolean exists(String program) throws InterruptedException {
    try {
      return run(Path.of("").toAbsolutePath(), List.of(program, "--version")).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
