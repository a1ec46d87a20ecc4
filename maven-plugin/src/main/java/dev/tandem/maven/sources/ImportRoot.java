package dev.tandem.maven.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which imports are looked up.
 *
 * @param folder where protoc finds them, absolute
 * @param jar the jar that they were unpacked from, or null if the folder is where they belong
 */
public record ImportRoot(Path folder, @Nullable Path jar) {
  /** A folder that somebody keeps protos in. */
  public static ImportRoot of(Path folder) {
    return new ImportRoot(folder, null);
  }

  /** Whether a proto of this name is in it. */
  public boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** What messages call a proto in it: its path, or {@code /…/library-1.0.jar!/acme/a.proto}. */
  public String locate(String name) {
    return jar == null ? folder.resolve(name).toString() : jar + "!/" + name;
  }
}
