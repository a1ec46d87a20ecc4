package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the archive into which protoc and its plugins put their files. */
final class SourceArchive {
  private SourceArchive() {}

  /**
   * Adds all files of an archive.
   *
   * @throws UserErrorException with all those that are there already
   */
  static void addTo(GeneratedFiles files, Path archive) throws IOException, UserErrorException {
    Set<String> ours = Set.copyOf(files.contents().keySet());
    List<Diagnostic> clashes = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (ours.contains(entry.getName())) {
          clashes.add(clash(entry.getName()));
        } else if (!entry.isDirectory()) {
          files.add(entry.getName(), zip.readAllBytes());
        }
      }
    }
    if (!clashes.isEmpty()) {
      throw new UserErrorException(clashes);
    }
  }

  // Of protoc's own files and of two plugins' protoc says it; and our names are unlike messages'.
  private static Diagnostic clash(String name) {
    return Diagnostic.error(
        name
            + " is made by Tandem's generator and by a native plugin; give Tandem's types other"
            + " names with <options><suffix>, or do without the plugin");
  }
}
