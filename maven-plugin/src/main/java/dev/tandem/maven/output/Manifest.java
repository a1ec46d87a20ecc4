package dev.tandem.maven.output;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The names of the files that an execution made: what it may delete, and nothing else. */
final class Manifest {
  private static final String FORMAT = "tandem manifest 1";

  private final Path file;

  Manifest(Path file) {
    this.file = file;
  }

  /**
   * What the last run made in this folder. A file of another format is no manifest, and one for
   * another folder neither: it may have come here with a copied target folder.
   */
  NavigableSet<String> read(Path outputDirectory) throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() >= 2
        && lines.get(0).equals(FORMAT)
        && lines.get(1).equals(outputDirectory.toString())) {
      // Names are deleted later: no damaged manifest may lead out of the folder.
      lines.stream().skip(2).filter(GeneratedFiles::isAllowed).forEach(names::add);
    }
    return names;
  }

  void write(Path outputDirectory, Collection<String> names) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT, outputDirectory.toString()));
    lines.addAll(names);
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, lines);
    AtomicFiles.replace(next, file);
  }
}
