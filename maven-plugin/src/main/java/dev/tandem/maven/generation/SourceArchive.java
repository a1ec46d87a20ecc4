package dev.tandem.maven.generation;

import dev.tandem.maven.output.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the archive into which protoc puts its Java files. */
final class SourceArchive {
  private SourceArchive() {}

  /** Adds all files of an archive. */
  static void addTo(GeneratedFiles files, Path archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.add(entry.getName(), zip.readAllBytes());
        }
      }
    }
  }
}
