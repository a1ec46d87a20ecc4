package dev.tandem.maven.output;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file with the descriptor set of an execution, for those who ask for it. It is in the folder
 * of the execution, where everything is ours: so it needs no manifest to be removed again.
 */
public final class DescriptorFile {
  private static final String NAME = "descriptors.protobin";

  private final Path file;

  /**
   * The file, which need not exist.
   *
   * @param stateDirectory the folder of an execution
   */
  public DescriptorFile(Path stateDirectory) {
    this.file = stateDirectory.resolve(NAME);
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /** Makes it hold this, or be absent. As with all outputs, the same bytes keep their time. */
  public SyncResult sync(Optional<byte[]> content) throws IOException {
    if (content.isEmpty()) {
      return new SyncResult(0, 0, Files.deleteIfExists(file) ? 1 : 0);
    }
    byte[] bytes = content.get();
    if (OutputDirectory.hasContent(file, bytes)) {
      return new SyncResult(1, 0, 0);
    }
    AtomicFiles.write(file, bytes, Files.createDirectories(file.getParent()));
    return new SyncResult(1, 1, 0);
  }
}
