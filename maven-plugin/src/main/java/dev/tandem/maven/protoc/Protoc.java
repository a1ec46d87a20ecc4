package dev.tandem.maven.protoc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A protoc that can be run.
 *
 * @param executable the binary
 * @param description what the log calls it: its version, or where it is
 */
public record Protoc(Path executable, String description) {
  private static final int ATTEMPTS = 5;

  /**
   * Starts it and does not wait.
   *
   * @param command what it shall do
   * @param workDirectory where the argument file and the output go
   * @param name a name for these, unlike that of any other run in this directory
   */
  public ProtocProcess start(ProtocCommand command, Path workDirectory, String name)
      throws IOException {
    // A file, since hundreds of protos are too long for the command line of Windows.
    Path arguments = workDirectory.resolve(name + ".args");
    Files.write(arguments, command.arguments());
    Path output = workDirectory.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(executable.toString(), "@" + arguments))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return new ProtocProcess(start(builder), output);
  }

  // "Text file busy": while one thread wrote the copy, another one forked and holds it open still.
  private Process start(ProcessBuilder builder) throws IOException {
    List<IOException> failures = new ArrayList<>();
    while (true) {
      try {
        return builder.start();
      } catch (IOException e) {
        failures.add(e);
        if (failures.size() == ATTEMPTS || !String.valueOf(e.getMessage()).contains("error=26")) {
          throw new IOException("cannot run protoc (" + executable + "): " + e.getMessage(), e);
        }
        pause(failures.size());
      }
    }
  }

  private static void pause(int attempt) throws IOException {
    try {
      Thread.sleep(20L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
