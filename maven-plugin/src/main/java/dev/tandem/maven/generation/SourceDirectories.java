package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.Diagnostic;
import dev.tandem.maven.diagnostics.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds source directories that cannot be meant as they are. */
final class SourceDirectories {
  private SourceDirectories() {}

  /**
   * Looks at folders that exist.
   *
   * @throws UserErrorException if one is within another: a proto in both would have two names
   */
  static void check(List<Path> folders) throws IOException, UserErrorException {
    List<Diagnostic> errors = new ArrayList<>();
    for (Path outer : folders) {
      for (Path inner : folders) {
        // Links lead into other folders, too.
        if (!inner.equals(outer) && inner.toRealPath().startsWith(outer.toRealPath())) {
          errors.add(within(inner, outer));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new UserErrorException(errors);
    }
  }

  private static Diagnostic within(Path inner, Path outer) {
    return Diagnostic.error(
        "sourceDirectories: %s is within %s, so that its protos would be compiled twice, under two names; leave one of the two out; imports are then relative to the other one"
            .formatted(inner, outer));
  }
}
