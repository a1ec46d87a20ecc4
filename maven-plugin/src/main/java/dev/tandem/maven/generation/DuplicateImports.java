package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.sources.ImportRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds names that are imported and have two contents: which one is meant depends on nothing but
 * the order of dependencies, and the messages of both cannot be loaded into one JVM.
 */
final class DuplicateImports {
  private static final String GOOGLES_OWN = "google/protobuf/";

  private final List<ImportRoot> roots;

  /**
   * Looks in these.
   *
   * @param roots in the order in which protoc searches them
   */
  DuplicateImports(List<ImportRoot> roots) {
    this.roots = List.copyOf(roots);
  }

  /** A warning for each such name. The same content in two places is no harm. */
  List<Diagnostic> among(Collection<String> imported) throws IOException {
    List<Diagnostic> warnings = new ArrayList<>();
    for (String name : imported) {
      Optional<Diagnostic> second = second(name);
      if (second.isPresent()) {
        warnings.add(second.get());
      }
    }
    return warnings;
  }

  private Optional<Diagnostic> second(String name) throws IOException {
    List<ImportRoot> having = having(name);
    if (having.isEmpty() || isGooglesOwn(name, having.get(0))) {
      return Optional.empty();
    }
    ImportRoot used = having.get(0);
    for (ImportRoot other : having.subList(1, having.size())) {
      if (differ(used.folder().resolve(name), other.folder().resolve(name))) {
        return Optional.of(
            Diagnostic.warning(
                "import \"%s\" has two contents: that of %s is used, that of %s is not; exclude or remove one of them"
                    .formatted(name, used.locate(name), other.locate(name))));
      }
    }
    return Optional.empty();
  }

  private List<ImportRoot> having(String name) {
    List<ImportRoot> having = new ArrayList<>();
    for (ImportRoot root : roots) {
      if (root.has(name)) {
        having.add(root);
      }
    }
    return having;
  }

  // Old copies are in many shaded jars, and no one can remove them. The jar of the project's own
  // protobuf-java is searched before all other jars, and its protos are those of its classes. A
  // copy in a folder is another matter: it would be used instead.
  private static boolean isGooglesOwn(String name, ImportRoot used) {
    return name.startsWith(GOOGLES_OWN) && used.jar() != null;
  }

  private static boolean differ(Path used, Path other) throws IOException {
    return Files.mismatch(used, other) >= 0;
  }
}
