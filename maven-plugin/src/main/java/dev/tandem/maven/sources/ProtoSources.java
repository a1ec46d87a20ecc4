package dev.tandem.maven.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
      FilesBelow.forEach(
          root,
          file -> {
            String name = name(root, file);
            if (included.test(name)) {
              found.add(new ProtoFile(root, name));
            }
          });
    }
    Collections.sort(found);
    return List.copyOf(found);
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
