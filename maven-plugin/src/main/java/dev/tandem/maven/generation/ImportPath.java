package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.sources.ImportRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where imports are looked up.
 *
 * @param roots absolute, each once; the first that has a proto wins
 */
record ImportPath(List<ImportRoot> roots) {
  ImportPath {
    roots = List.copyOf(roots);
  }

  /** The project's own folders, then the configured ones, then those of dependencies. */
  static ImportPath of(GenerationRequest request, Toolchain toolchain)
      throws IOException, UserErrorException {
    List<Diagnostic> errors = new ArrayList<>();
    for (Path folder : request.importPaths()) {
      if (!Files.isDirectory(folder)) {
        errors.add(Diagnostic.error("importPaths: " + folder + " is not a directory"));
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(errors);
    }
    Map<Path, ImportRoot> roots = new LinkedHashMap<>();
    for (Path folder : request.sources().existingRoots()) {
      roots.put(folder, ImportRoot.of(folder));
    }
    for (Path folder : request.importPaths()) {
      roots.putIfAbsent(folder, ImportRoot.of(folder));
    }
    for (ImportRoot root : toolchain.dependencyRoots()) {
      roots.putIfAbsent(root.folder(), root);
    }
    for (Path folder : roots.keySet()) {
      if (folder.toString().contains(File.pathSeparator)) {
        errors.add(unreadable(folder));
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(errors);
    }
    return new ImportPath(List.copyOf(roots.values()));
  }

  private static Diagnostic unreadable(Path folder) {
    return Diagnostic.error(
        "protoc cannot find protos in %s: it takes the '%s' for the end of a folder's name, as javac does; use a path without it"
            .formatted(folder, File.pathSeparator));
  }

  /** What protoc is told. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (ImportRoot root : roots) {
      folders.add(root.folder());
    }
    return folders;
  }

  /** Where an import is found, for people; its name if it is nowhere. */
  String locate(String name) {
    return roots.stream()
        .filter(root -> root.has(name))
        .findFirst()
        .map(root -> root.locate(name))
        .orElse(name);
  }

  /**
   * The same diagnostics with files that a user knows: generators give the names of imports, protoc
   * may give the place to which a jar's protos were unpacked.
   */
  List<Diagnostic> located(List<Diagnostic> diagnostics) {
    List<Diagnostic> located = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      located.add(located(diagnostic));
    }
    return located;
  }

  private Diagnostic located(Diagnostic diagnostic) {
    String name = diagnostic.file();
    if (name == null) {
      return diagnostic;
    }
    try {
      for (ImportRoot root : roots) {
        Path file = root.folder().resolve(name); // That file itself, if its path is absolute.
        if (file.startsWith(root.folder()) && Files.isRegularFile(file)) {
          String relative = root.folder().relativize(file).toString();
          return diagnostic.in(root.locate(relative.replace('\\', '/')));
        }
      }
    } catch (InvalidPathException e) {
      // No file: a plugin may print anything, and a colon is enough on Windows.
    }
    return diagnostic;
  }
}
