package dev.tandem.maven.generation;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.protoc.Protoc;
import dev.tandem.maven.protoc.ProtocPlugin;
import dev.tandem.maven.sources.ImportRoot;
import dev.tandem.maven.uptodate.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * protoc and the imports. The first four methods look things up, perhaps download them: they are
 * called only if there is something to generate.
 */
public interface Toolchain {
  /** The protoc to run. */
  Protoc protoc() throws IOException, UserErrorException;

  /** Why it is this one, for people. */
  String protocReason();

  /** The generators that it runs beside ours, in this order. */
  List<ProtocPlugin> plugins() throws IOException, UserErrorException;

  /** Folders with the protos of dependencies, in the order in which they are searched. */
  List<ImportRoot> dependencyRoots() throws IOException;

  /** Protos to make stubs for without protoc, because one has compiled them elsewhere. */
  List<DescriptorSet> descriptorSets() throws IOException;

  /** Whether there are such. */
  boolean hasDescriptorSets();

  /** What can be said of all that without looking up anything but the versions of snapshots. */
  List<Fact> facts() throws IOException;

  /** Those of the folders that are not from a repository, but from this build; in their order. */
  List<Path> localRoots() throws IOException;
}
