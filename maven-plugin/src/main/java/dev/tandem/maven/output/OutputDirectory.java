package dev.tandem.maven.output;

import static java.util.Objects.requireNonNull;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of generated files that is brought up to date with as little as possible: a file whose
 * bytes are right keeps its time, so javac has nothing to do; a file of ours that is no longer made
 * goes; a file of anybody else stays.
 */
public final class OutputDirectory {
  private static final String MANIFEST = "manifest";

  private final Path root;
  private final Path stateDirectory;
  private final Manifest manifest;

  /**
   * A folder and what we know about it.
   *
   * @param root where the files go; need not exist
   * @param stateDirectory where we keep notes about them, on the same disk, for atomic moves; the
   *     folders next to it belong to other executions
   */
  public OutputDirectory(Path root, Path stateDirectory) {
    this.root = root;
    this.stateDirectory = stateDirectory;
    this.manifest = new Manifest(stateDirectory.resolve(MANIFEST));
  }

  /** Makes the folder hold these files of ours, and no other of ours. */
  public SyncResult sync(GeneratedFiles files) throws IOException {
    SortedMap<String, byte[]> wanted = files.contents();
    NavigableSet<String> previous = manifest.read(root);
    NavigableSet<String> all = new TreeSet<>(previous);
    all.addAll(wanted.keySet());
    if (!all.equals(previous)) {
      // First: whatever a crash leaves behind, the next run knows it as ours.
      manifest.write(root, all);
    }
    // Before the writing: where case does not count, Foo.java may be the place of FOO.java.
    int removed = 0;
    for (String stale : stale(previous, wanted.keySet())) {
      removed += remove(root.resolve(stale)) ? 1 : 0;
    }
    int changed = 0;
    for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
      changed += write(root.resolve(file.getKey()), file.getValue()) ? 1 : 0;
    }
    if (!all.equals(wanted.keySet())) {
      manifest.write(root, wanted.keySet());
    }
    return new SyncResult(wanted.size(), changed, removed);
  }

  /** What we made and make no longer, unless another execution has begun to make it. */
  private NavigableSet<String> stale(Set<String> previous, Set<String> wanted) throws IOException {
    NavigableSet<String> stale = new TreeSet<>(previous);
    stale.removeAll(wanted);
    if (!stale.isEmpty()) {
      try (Stream<Path> executions = Files.list(stateDirectory.getParent())) {
        for (Path other : executions.filter(each -> !each.equals(stateDirectory)).toList()) {
          stale.removeAll(new Manifest(other.resolve(MANIFEST)).read(root));
        }
      }
    }
    return stale;
  }

  private boolean write(Path file, byte[] content) throws IOException {
    if (hasContent(file, content)) {
      return false;
    }
    createFolder(requireNonNull(file.getParent()));
    createFolder(stateDirectory);
    Path next = stateDirectory.resolve("file.next");
    Files.write(next, content);
    AtomicFiles.replace(next, file);
    return true;
  }

  // Mostly it is there: the JDK tries to make it all the same, and tells itself by an exception.
  private static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  static boolean hasContent(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private boolean remove(Path file) throws IOException {
    boolean existed = Files.deleteIfExists(file);
    Path folder = file.getParent();
    try {
      while (folder != null && !folder.equals(root)) {
        Files.deleteIfExists(folder);
        folder = folder.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // Others are in it: it stays, and so do those above it.
    }
    return existed;
  }
}
