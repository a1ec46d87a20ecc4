package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.Protoc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What must be looked up, perhaps downloaded: asked for only if there is something to generate. */
public interface Toolchain {
  /** The protoc to run. */
  Protoc protoc() throws IOException, UserErrorException;

  /** Folders with the protos of dependencies, in the order in which they are searched. */
  List<Path> dependencyRoots() throws IOException;
}
