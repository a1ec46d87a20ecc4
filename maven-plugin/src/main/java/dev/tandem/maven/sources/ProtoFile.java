package dev.tandem.maven.sources;

import java.nio.file.Path;

/**
 * One of the project's own protos.
 *
 * @param root the source directory that it is in
 * @param name how other protos import it: relative to the root, with {@code /}
 */
public record ProtoFile(Path root, String name) implements Comparable<ProtoFile> {
  /** Where it is. */
  public Path path() {
    return root.resolve(name);
  }

  /** By name, and by root where two have one. */
  @Override
  public int compareTo(ProtoFile other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : root.compareTo(other.root);
  }
}
