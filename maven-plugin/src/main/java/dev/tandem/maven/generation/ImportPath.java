package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders in which imports are looked up.
 *
 * @param roots absolute, each once; the first that has a proto wins
 */
record ImportPath(List<Path> roots) {
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
    Set<Path> roots = new LinkedHashSet<>(request.sources().existingRoots());
    roots.addAll(request.importPaths());
    roots.addAll(toolchain.dependencyRoots());
    return new ImportPath(List.copyOf(roots));
  }

  /** The same diagnostics with absolute files: a generator knows only the names of imports. */
  List<Diagnostic> located(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::located).toList();
  }

  private Diagnostic located(Diagnostic diagnostic) {
    String name = diagnostic.file();
    if (name == null) {
      return diagnostic;
    }
    return roots.stream()
        .map(root -> root.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> diagnostic.in(file.toString()))
        .orElse(diagnostic);
  }
}
