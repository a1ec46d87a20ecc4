package dev.tandem.maven.output;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** The names of the files that an execution made: what it may delete, and nothing else. */
final class Manifest {
  private static final String FORMAT = "tandem manifest 2";

  private final Path stateDirectory;
  private final Path file;

  /** The notes about Java files in the folder of an execution, which need not exist. */
  Manifest(Path stateDirectory) {
    this(stateDirectory, "manifest");
  }

  /** The same about other files. */
  Manifest(Path stateDirectory, String name) {
    this.stateDirectory = stateDirectory;
    this.file = stateDirectory.resolve(name);
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * What a run made.
   *
   * @param root the folder in which the files are
   * @param names their names in it
   */
  record Listing(Path root, NavigableSet<String> names) {
    /** Those in a folder, which may be that of another time. */
    NavigableSet<String> in(Path folder) {
      return root.equals(folder) ? new TreeSet<>(names) : new TreeSet<>();
    }
  }

  /**
   * What the last run made: nothing that is known, if the notes are damaged or of another format.
   */
  Listing read() throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    String[] lines = text().split("\n", -1); // An empty name at the end is not allowed.
    if (lines.length < 2 || !lines[0].equals(FORMAT)) {
      return new Listing(stateDirectory, names);
    }
    for (int line = 2; line < lines.length; line++) {
      // Names are deleted later: no damaged manifest may lead out of the folder.
      if (GeneratedFiles.isAllowed(lines[line])) {
        names.add(lines[line]);
      }
    }
    try {
      return new Listing(stateDirectory.resolve(lines[1]).normalize(), names);
    } catch (InvalidPathException e) {
      return new Listing(stateDirectory, new TreeSet<>());
    }
  }

  private String text() throws IOException {
    try {
      // Not readString: a byte that is no UTF-8 is damage, and no error.
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (NoSuchFileException e) {
      return ""; // Another build of the project has removed it just now.
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  void write(Path root, Collection<String> names) throws IOException {
    // From here: the project may be moved, with its target folder.
    Path from =
        Objects.equals(root.getRoot(), stateDirectory.getRoot())
            ? stateDirectory.relativize(root)
            : root;
    List<String> lines = new ArrayList<>(List.of(FORMAT, from.toString()));
    lines.addAll(names);
    Files.createDirectories(stateDirectory);
    String text = String.join("\n", lines) + "\n";
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8), stateDirectory);
  }
}
