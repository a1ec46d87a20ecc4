package dev.tandem.maven.protoc;

import dev.tandem.maven.files.AtomicFiles;
import dev.tandem.maven.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Makes a file that Maven downloaded executable, without touching the local repository: one copy
 * per content and user, not one per module and build.
 */
public final class ExecutableCache {
  private final Path directory;

  /** A cache in this directory, which need not exist. */
  public ExecutableCache(Path directory) {
    this.directory = directory;
  }

  /** The file itself if it can run, else a copy that can. */
  public Path executable(Path file) throws IOException {
    if (Platform.isWindows() || Files.isExecutable(file)) {
      return file;
    }
    // Hashing 10 MB takes a young JVM longer than protoc itself runs: once per file is enough.
    Path note = directory.resolve("known").resolve(identity(file));
    String hash = Files.isRegularFile(note) ? Files.readString(note) : Sha256.of(file);
    Path copy = directory.resolve(hash).resolve("protoc");
    if (!Files.isExecutable(copy)) {
      copy(file, copy);
    }
    if (!Files.isRegularFile(note)) {
      Files.createDirectories(note.getParent());
      Path partial = Files.createTempFile(note.getParent(), "note", ".partial");
      AtomicFiles.publish(Files.writeString(partial, hash), note);
    }
    return copy;
  }

  /** Path, size and time. */
  private static String identity(Path file) throws IOException {
    String identity =
        file.toAbsolutePath() + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file);
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path partial = Files.createTempFile(target.getParent(), "protoc", ".partial");
    Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
    if (!partial.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + partial + " executable");
    }
    AtomicFiles.publish(partial, target);
  }
}
