package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.sources.ProtoSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds source directories that cannot be meant as they are. */
final class SourceDirectories {
  private SourceDirectories() {}

  /**
   * Looks at all of them.
   *
   * @return a warning for each that is missing, if the user named it. No error: where a parent
   *     names the folder for all modules, some have no protos
   * @throws UserErrorException if one is a file, or is within another: a proto in both would have
   *     two names
   */
  static List<Diagnostic> check(ProtoSources sources) throws IOException, UserErrorException {
    List<Diagnostic> errors = new ArrayList<>(overlaps(sources.existingRoots()));
    List<Diagnostic> warnings = new ArrayList<>();
    if (sources.configured()) {
      for (Path root : sources.roots()) {
        if (!Files.exists(root)) {
          warnings.add(Diagnostic.warning("sourceDirectories: " + root + " is missing"));
        } else if (!Files.isDirectory(root)) {
          errors.add(Diagnostic.error("sourceDirectories: " + root + " is not a directory"));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(errors);
    }
    return warnings;
  }

  private static List<Diagnostic> overlaps(List<Path> folders) throws IOException {
    List<Diagnostic> errors = new ArrayList<>();
    for (Path outer : folders) {
      for (Path inner : folders) {
        // Links lead into other folders, too.
        if (!inner.equals(outer) && inner.toRealPath().startsWith(outer.toRealPath())) {
          errors.add(within(inner, outer));
        }
      }
    }
    return errors;
  }

  private static Diagnostic within(Path inner, Path outer) {
    return Diagnostic.error(
        "sourceDirectories: %s is within %s, so that its protos would be compiled twice, under two names; leave one of the two out; imports are then relative to the other one"
            .formatted(inner, outer));
  }
}
