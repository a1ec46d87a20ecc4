package dev.tandem.maven.protoc;

import dev.tandem.maven.diagnostics.CompilerMessages;
import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A protoc that runs beside us. Closing it ends it. */
public final class ProtocProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  ProtocProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Waits for the end.
   *
   * @return the warnings of a protoc that succeeded
   * @throws UserErrorException if it found errors
   * @throws IOException if it failed without a word
   */
  public List<Diagnostic> await() throws IOException, InterruptedException, UserErrorException {
    int exitCode = process.waitFor();
    boolean succeeded = exitCode == 0;
    // Not readString: a byte that is no UTF-8 must not hide the message around it.
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    List<Diagnostic> diagnostics =
        CompilerMessages.parse(text, succeeded ? Severity.WARNING : Severity.ERROR);
    if (succeeded) {
      return diagnostics;
    }
    if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
      throw new IOException("protoc ended with exit code " + exitCode + " and named no error");
    }
    throw new UserErrorException(diagnostics);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroyForcibly();
      process.onExit().join(); // Its files are deleted next.
    }
  }
}
