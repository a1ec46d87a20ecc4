package dev.tandem.maven.sources;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The protos of a jar in a folder, and a list of them: what tidies users' caches may delete single
 * files, and a machine that loses its power may keep a file's name and not its content.
 *
 * @param folder where they are
 * @param count how many there are
 */
record UnpackedProtos(Path folder, int count) {
  private static final String LIST = ".unpacked";
  private static final String END = "end";

  /** Those in a folder; null if it is not there, or not as it was when it was listed. */
  static @Nullable UnpackedProtos find(Path folder) throws IOException {
    Path list = folder.resolve(LIST);
    if (!Files.isRegularFile(list)) {
      return null;
    }
    String text = new String(Files.readAllBytes(list), StandardCharsets.UTF_8);
    int count = 0;
    int line = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', line)) {
      if (!isThere(folder, text.substring(line, end))) {
        return null;
      }
      count++;
      line = end + 1;
    }
    return text.startsWith(END, line) ? new UnpackedProtos(folder, count) : null;
  }

  private static boolean isThere(Path folder, String line) {
    int blank = line.indexOf(' ');
    File file = new File(folder.toFile(), line.substring(blank + 1));
    return file.isFile() && line.startsWith(Long.toString(file.length()) + " ");
  }

  /** Lists files, by their names in the folder: the last thing to do when it is filled. */
  static void list(Path folder, Collection<Path> files) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : new TreeSet<>(files)) {
      text.append(Files.size(file)).append(' ').append(folder.relativize(file)).append('\n');
    }
    Files.writeString(folder.resolve(LIST), text + END);
  }
}
