package dev.tandem.maven.protoc;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A protoc that can be run.
 *
 * @param executable the binary
 * @param description what the log calls it: its version, or where it is
 */
public record Protoc(Path executable, String description) {
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
        new ProcessBuilder(executable.toString(), "@" + arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    return new ProtocProcess(Programs.start(builder), output);
  }

  /**
   * Asks for its version.
   *
   * @throws UserErrorException if it is something else than a protoc
   */
  public ProtocAnswer ask() throws IOException, UserErrorException {
    ProcessBuilder builder = new ProcessBuilder(executable.toString(), "--version");
    Process process = Programs.start(builder.redirectErrorStream(true));
    process.getOutputStream().close(); // Whatever reads its input must not wait for us.
    byte[] output = process.getInputStream().readAllBytes();
    String text = new String(output, StandardCharsets.UTF_8).strip();
    Optional<ProtobufRelease> release = ProtobufRelease.ofProtoc(text);
    if (release.isEmpty()) {
      List<String> lines = text.lines().toList();
      throw new UserErrorException(
          "%s is no protoc: asked for its --version, it said '%s'"
              .formatted(executable, lines.isEmpty() ? "" : lines.get(0)));
    }
    return new ProtocAnswer(executable, text, release.get());
  }
}
