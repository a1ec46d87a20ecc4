package dev.tandem.maven.sources;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The regular files in a folder and in those below; a link stands for what it leads to.
 *
 * <p>One folder is open at a time, and none while a file is looked at. The JDK's own walk keeps two
 * files open for each level, and when a process with several threads opens its 65th, Linux lets it
 * wait for 5 to 20 ms (its table of files grows): as long as all else takes when nothing changed.
 * Maven 3.9 has 61 open when this plugin starts.
 */
final class FilesBelow {
  private FilesBelow() {}

  /** Visits each, in no particular order. */
  static void forEach(Path root, Consumer<Path> visitor) throws IOException {
    Queue<Path> folders = new ArrayDeque<>(List.of(root));
    while (!folders.isEmpty()) {
      for (Path path : entries(folders.remove())) {
        if (Files.isRegularFile(path)) {
          visitor.accept(path);
        } else if (Files.isDirectory(path)) {
          requireEnd(root, path);
          folders.add(path);
        }
      }
    }
  }

  private static Collection<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
      return entries;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void requireEnd(Path root, Path folder) throws IOException {
    BasicFileAttributes itself =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    // A link is no folder; a junction of Windows is one, and something other.
    if (itself.isDirectory() && !itself.isOther()) {
      return;
    }
    Path above = folder.getParent();
    while (above != null && above.startsWith(root)) {
      if (Files.isSameFile(above, folder)) {
        throw new IOException(
            "%s is a link to %s, which it is in: there is no end to the protos; remove the link"
                .formatted(folder, folder.toRealPath()));
      }
      above = above.getParent();
    }
  }
}
