package dev.tandem.maven.protoc;

import dev.tandem.maven.files.AtomicFiles;
import dev.tandem.maven.files.FileIdentity;
import dev.tandem.maven.files.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a file that Maven downloaded executable, without touching the local repository: one copy
 * per content and user, not one per module and build. Any number of threads and processes can use
 * one cache: a copy has its name only when it is complete.
 */
public final class ExecutableCache {
  private static final int DIGEST_LENGTH = 64;

  private final List<Path> directories;

  /** A cache in the first of these folders that copies can be put into and run from. */
  public ExecutableCache(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** The file itself if it can run, else a copy that can. */
  public Path executable(Path file) throws IOException {
    if (Platform.isWindows() || Files.isExecutable(file)) {
      return file;
    }
    List<String> failures = new ArrayList<>();
    for (Path directory : directories) {
      try {
        return executable(file, directory);
      } catch (IOException e) {
        failures.add(e.toString());
      }
    }
    throw new IOException(
        """
        %s cannot be copied to where it can run (%s); set cacheDirectory \
        (-Dtandem.cacheDirectory=…)\
        """
            .formatted(file, String.join("; ", failures)));
  }

  private static Path executable(Path file, Path directory) throws IOException {
    // Hashing 10 MB takes a young JVM longer than protoc itself runs: once per file is enough.
    Path note = directory.resolve("known").resolve(FileIdentity.of(file));
    String known = Files.isRegularFile(note) ? Files.readString(note) : "";
    String hash = known.length() == DIGEST_LENGTH ? known : Sha256.of(file);
    Path copy = directory.resolve(hash).resolve("program");
    if (!isUsable(copy, file)) {
      copy(file, copy);
    }
    if (!Files.isExecutable(copy)) {
      throw new IOException(copy + " may not be run: its file system is perhaps mounted noexec");
    }
    if (!known.equals(hash)) {
      Files.createDirectories(note.getParent());
      Path partial = Files.createTempFile(note.getParent(), "note", ".partial");
      AtomicFiles.publish(Files.writeString(partial, hash), note);
    }
    return copy;
  }

  // The size: a machine that lost its power may have kept a file's name and not its content.
  private static boolean isUsable(Path copy, Path file) throws IOException {
    return Files.isExecutable(copy) && Files.size(copy) == Files.size(file);
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path partial = Files.createTempFile(target.getParent(), "program", ".partial");
    try {
      Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
      if (!partial.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make " + partial + " executable");
      }
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      AtomicFiles.publish(partial, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
