package dev.tandem.maven.protoc;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which programs are looked up by name.
 *
 * @param entries the folders, in order
 * @param separator what is between them
 * @param extensions what may follow a name, such as {@code .EXE}; elsewhere than on Windows only
 *     nothing
 */
public record SearchPath(String entries, String separator, List<String> extensions) {
  /** Copies the list. */
  public SearchPath {
    extensions = List.copyOf(extensions);
  }

  /** That of the running process. */
  public static SearchPath current() {
    String path = System.getenv("PATH");
    return new SearchPath(
        path == null ? "" : path,
        System.getProperty("path.separator"),
        Platform.isWindows() ? windowsExtensions(System.getenv("PATHEXT")) : List.of(""));
  }

  static List<String> windowsExtensions(@Nullable String variable) {
    String known = variable == null || variable.isBlank() ? ".COM;.EXE;.BAT;.CMD" : variable;
    return Stream.of(known.split(";")).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /** The first program of this name. */
  public Optional<Path> find(String program) {
    return folders().stream()
        .flatMap(folder -> extensions.stream().map(each -> folder.resolve(program + each)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  // An empty or relative entry is about the folder in which Maven happens to run.
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (String entry : entries.split(Pattern.quote(separator), -1)) {
      try {
        Path folder = Path.of(entry.replace("\"", ""));
        if (folder.isAbsolute()) {
          folders.add(folder);
        }
      } catch (InvalidPathException e) {
        // No folder has such a name.
      }
    }
    return folders;
  }
}
