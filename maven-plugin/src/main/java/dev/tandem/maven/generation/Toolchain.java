package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * protoc and the imports. The first two methods look things up, perhaps download them: they are
 * called only if there is something to generate.
 */
public interface Toolchain {
  /** The protoc to run. */
  Protoc protoc() throws IOException, UserErrorException;

  /** Folders with the protos of dependencies, in the order in which they are searched. */
  List<Path> dependencyRoots() throws IOException;

  /** What can be said of all that without looking anything up. */
  List<Fact> facts() throws IOException;

  /** Those of the folders that are not from a repository, but from this build; in their order. */
  List<Path> localRoots() throws IOException;
}
