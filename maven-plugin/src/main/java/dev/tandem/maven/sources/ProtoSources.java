package dev.tandem.maven.sources;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where the project's own protos are.
 *
 * @param roots source directories, absolute; those that do not exist hold nothing
 * @param configured whether the user named them; the conventional ones need not exist
 * @param includes patterns of the files to take
 * @param excludes patterns of the files to leave out nevertheless
 */
public record ProtoSources(
    List<Path> roots, boolean configured, List<String> includes, List<String> excludes) {
  /** Copies the lists. */
  public ProtoSources {
    roots = List.copyOf(roots);
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** The source directories that exist. */
  public List<Path> existingRoots() {
    List<Path> existing = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        existing.add(root);
      }
    }
    return existing;
  }

  /** Whether a name, with {@code /} between its parts, is included and not excluded. */
  public Predicate<String> wanted() throws IOException {
    return new Wanted(PathPattern.all(includes), PathPattern.all(excludes));
  }

  /** All files that match, sorted, so that every machine hands them to protoc in one order. */
  public List<ProtoFile> find() throws IOException {
    Predicate<String> included = wanted();
    List<ProtoFile> found = new ArrayList<>();
    for (Path root : existingRoots()) {
      Files.walkFileTree(
          root,
          Set.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = name(root, file);
              if (attributes.isRegularFile() && included.test(name)) {
                found.add(new ProtoFile(root, name));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              throw e instanceof FileSystemLoopException ? withoutEnd(file, e) : e;
            }
          });
    }
    Collections.sort(found);
    return List.copyOf(found);
  }

  private static IOException withoutEnd(Path link, IOException cause) throws IOException {
    return new IOException(
        "%s is a link to %s, which it is in: there is no end to the protos; remove the link"
            .formatted(link, link.toRealPath()),
        cause);
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private record Wanted(List<Pattern> included, List<Pattern> excluded)
      implements Predicate<String> {
    @Override
    public boolean test(String name) {
      return matchesAny(included, name) && !matchesAny(excluded, name);
    }

    private static boolean matchesAny(List<Pattern> patterns, String name) {
      for (Pattern pattern : patterns) {
        if (pattern.matcher(name).matches()) {
          return true;
        }
      }
      return false;
    }
  }
}
