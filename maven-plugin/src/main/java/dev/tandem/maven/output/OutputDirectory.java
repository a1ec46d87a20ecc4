package dev.tandem.maven.output;

import static java.util.Objects.requireNonNull;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A folder of generated files that is brought up to date with as little as possible: a file whose
 * bytes are right keeps its time, so javac has nothing to do; a file of ours that is no longer made
 * goes; a file of anybody else stays.
 */
public final class OutputDirectory {
  private final OutputPlace place;
  private final Path root;
  private final Manifest manifest;

  /** A folder and what we know about it. */
  public OutputDirectory(OutputPlace place) {
    this.place = place;
    this.root = place.root();
    this.manifest = new Manifest(place.stateDirectory());
  }

  /** Whether files of ours are there, in this folder or in that of the last run. */
  public boolean hasFiles() throws IOException {
    return !manifest.read().names().isEmpty();
  }

  /** The name of an execution that the project does not have, but that has left notes. */
  public Optional<String> abandoned() throws IOException {
    List<Path> gone = Neighbours.of(place).gone();
    return gone.isEmpty() ? Optional.empty() : Optional.of(gone.get(0).getFileName().toString());
  }

  /**
   * Makes the folder hold these files of ours, and no other of ours.
   *
   * @throws IOException if the disk fails, or if a file is there that is not generated, or that
   *     another execution needs as it is; then nothing is changed
   */
  public SyncResult sync(GeneratedFiles files) throws IOException {
    SortedMap<String, byte[]> wanted = files.contents();
    Neighbours neighbours = Neighbours.of(place);
    Manifest.Listing last = manifest.read();
    List<Manifest.Listing> old = new ArrayList<>(neighbours.left());
    old.add(last);
    NavigableSet<String> previous = new TreeSet<>();
    for (Manifest.Listing each : old) {
      previous.addAll(each.in(root));
    }
    refuseOverwriting(wanted, previous);
    refuseUndoing(wanted, neighbours.madeIn(root));
    int removed = 0;
    for (Manifest.Listing each : old) {
      if (!each.root().equals(root)) { // Where the files went once.
        removed += removeAll(each.root(), each.names(), neighbours);
      }
    }
    NavigableSet<String> all = new TreeSet<>(previous);
    all.addAll(wanted.keySet());
    if (!all.equals(last.in(root))) {
      // First: whatever a crash leaves behind, the next run knows it as ours.
      manifest.write(root, all);
    }
    // Before the writing: where case does not count, Foo.java may be the place of FOO.java.
    NavigableSet<String> stale = new TreeSet<>(previous);
    stale.removeAll(wanted.keySet());
    removed += removeAll(root, stale, neighbours);
    int changed = 0;
    for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
      changed += write(root.resolve(file.getKey()), file.getValue()) ? 1 : 0;
    }
    if (!all.equals(wanted.keySet())) {
      manifest.write(root, wanted.keySet());
    }
    neighbours.forget();
    return new SyncResult(wanted.size(), changed, removed);
  }

  /** In a folder of sources, a name may be that of a file that somebody has written. */
  private void refuseOverwriting(SortedMap<String, byte[]> wanted, Set<String> ours)
      throws IOException {
    if (place.isDisposable(root)) {
      return;
    }
    for (Map.Entry<String, byte[]> each : wanted.entrySet()) {
      Path file = root.resolve(each.getKey());
      if (Files.isRegularFile(file)
          && !ours.contains(each.getKey())
          && !hasContent(file, each.getValue())
          && !place.isGenerated(file)) {
        throw new IOException(
            file
                + " would be overwritten, and it is not a generated file: move it away, or set"
                + " another outputDirectory");
      }
    }
  }

  /** Else each of two executions would undo what the other one has done, in every build. */
  private void refuseUndoing(SortedMap<String, byte[]> wanted, Map<String, String> made)
      throws IOException {
    for (Map.Entry<String, byte[]> each : wanted.entrySet()) {
      Path file = root.resolve(each.getKey());
      String maker = made.get(each.getKey());
      if (maker != null && Files.isRegularFile(file) && !hasContent(file, each.getValue())) {
        throw new IOException(
            "the executions '%s' and '%s' both make %s, and not the same; let one of them exclude the proto, or give its types a suffix"
                .formatted(maker, place.stateDirectory().getFileName(), file));
      }
    }
  }

  /** What we made and make no longer, unless another execution has begun to make it. */
  private int removeAll(Path folder, Set<String> names, Neighbours neighbours) throws IOException {
    NavigableSet<String> stale = new TreeSet<>(names);
    if (!stale.isEmpty()) {
      stale.removeAll(neighbours.filesIn(folder));
    }
    int removed = 0;
    for (String name : stale) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file) && place.isGenerated(file)) {
        remove(file, folder);
        removed++;
      }
    }
    return removed;
  }

  private boolean write(Path file, byte[] content) throws IOException {
    if (hasContent(file, content)) {
      return false;
    }
    createFolder(requireNonNull(file.getParent()));
    deleteEmptyFolder(file);
    createFolder(place.stateDirectory());
    AtomicFiles.write(file, content, place.stateDirectory());
    return true;
  }

  // Mostly it is there: the JDK tries to make it all the same, and tells itself by an exception.
  private static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      for (Path each = folder; each != null; each = each.getParent()) {
        if (Files.isRegularFile(each)) {
          throw new IOException(
              each + " is a file, and a folder of generated files has this name: move it away");
        }
      }
      Files.createDirectories(folder);
    }
  }

  private static void deleteEmptyFolder(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryNotEmptyException e) {
      throw new IOException(
          file + " is a folder, and a generated file has this name: move it away", e);
    }
  }

  static boolean hasContent(Path file, byte[] content) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == content.length
          && Arrays.equals(Files.readAllBytes(file), content);
    } catch (NoSuchFileException e) {
      return false; // Another build of the project has removed it just now.
    }
  }

  static void remove(Path file, Path root) throws IOException {
    Files.deleteIfExists(file); // Another build of the project may be faster.
    Path folder = file.getParent();
    try {
      while (folder != null && !folder.equals(root)) {
        Files.deleteIfExists(folder);
        folder = folder.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // Others are in it: it stays, and so do those above it.
    }
  }
}
