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
import java.util.regex.Pattern;

/**
 * Makes a file that Maven downloaded executable, without touching the local repository: one copy
 * per content and user, not one per module and build. Any number of threads, processes and users
 * can use one cache: a copy has its name only when it is complete.
 */
public final class ExecutableCache {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

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
    String known = read(note);
    String hash = DIGEST.matcher(known).matches() ? known : Sha256.of(file);
    Path copy = directory.resolve(hash).resolve("program");
    if (!isUsable(copy, file)) {
      copy(file, copy);
    }
    if (!Files.isExecutable(copy)) {
      throw new IOException(copy + " may not be run: its file system is perhaps mounted noexec");
    }
    if (!known.equals(hash)) {
      write(note, hash);
    }
    return copy;
  }

  private static String read(Path note) {
    try {
      return Files.isRegularFile(note) ? Files.readString(note) : "";
    } catch (IOException e) {
      return ""; // Another user's, who keeps it from us: it only saves time.
    }
  }

  private static void write(Path note, String hash) {
    try {
      Path folder = Files.createDirectories(note.getParent());
      // Not a temporary file of the JDK's, which nobody else can read. As with these: a new file,
      // whatever another user may have put there.
      Path partial = AtomicFiles.unfinished(folder);
      Files.writeString(partial, hash, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      AtomicFiles.publish(partial, note);
    } catch (IOException e) {
      // The copy can be run all the same.
    }
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
