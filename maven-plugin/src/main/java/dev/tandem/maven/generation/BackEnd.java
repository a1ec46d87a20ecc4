package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import dev.tandem.maven.protoc.ArchiveOutputs;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocCommand;
import dev.tandem.maven.protoc.ProtocProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * protoc making the messages, and native plugins at their work, while others work in this process.
 * From the sources: Java made from a descriptor set differs from Java made from its protos.
 */
final class BackEnd implements AutoCloseable {
  private final Path archive;
  private final @Nullable ProtocProcess process;

  private BackEnd(Path archive, @Nullable ProtocProcess process) {
    this.archive = archive;
    this.process = process;
  }

  /** Starts it, unless there is nothing to make. */
  static BackEnd start(
      Protoc protoc, ArchiveOutputs outputs, List<Path> protoPath, List<Path> sources, Path scratch)
      throws IOException {
    ProtocCommand command = new ProtocCommand(protoPath, sources, outputs.arguments());
    return new BackEnd(
        outputs.archive(), outputs.isEmpty() ? null : protoc.start(command, scratch, "messages"));
  }

  /**
   * Waits for the end, and adds what was made.
   *
   * @return warnings
   */
  List<Diagnostic> addTo(GeneratedFiles files)
      throws IOException, InterruptedException, UserErrorException {
    if (process == null) {
      return List.of();
    }
    List<Diagnostic> warnings = process.await();
    SourceArchive.addTo(files, archive);
    return warnings;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
