package dev.tandem.maven.sources;

import dev.tandem.maven.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The protos of jars, unpacked once, since protoc reads only folders. A jar without protos leaves
 * an empty folder, so that it is not opened again either.
 */
public final class ImportCache {
  private final Path directory;

  /** A cache in this directory, which need not exist. */
  public ImportCache(Path directory) {
    this.directory = directory;
  }

  /** A folder with the protos of a jar (or that folder itself), if there are any. */
  public Optional<Path> protosOf(Path jarOrFolder) throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      return Optional.of(jarOrFolder);
    }
    Path unpacked = directory.resolve(key(jarOrFolder));
    if (!Files.isDirectory(unpacked)) {
      unpack(jarOrFolder, unpacked);
    }
    try (Stream<Path> content = Files.list(unpacked)) {
      return content.findAny().map(any -> unpacked);
    }
  }

  /** Path, size and time: a jar that was rebuilt or replaced gets a new folder. */
  private static String key(Path jar) throws IOException {
    String identity =
        jar.toAbsolutePath() + "|" + Files.size(jar) + "|" + Files.getLastModifiedTime(jar);
    String hash = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    // protoc splits its import path at ':' and ';' and reads '=' as a mapping.
    return jar.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + hash;
  }

  private void unpack(Path jar, Path target) throws IOException {
    Files.createDirectories(directory);
    // A folder appears under its final name only when it is complete.
    Path partial = Files.createTempDirectory(directory, ".partial");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : protos(zip)) {
        Path file = partial.resolve(entry.getName()).normalize();
        if (!file.startsWith(partial)) {
          throw new IOException(jar + " has an entry that leaves its folder: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    } catch (IOException e) {
      AtomicFiles.delete(partial);
      throw new IOException("cannot read the protos of " + jar + ": " + e.getMessage(), e);
    }
    AtomicFiles.publish(partial, target);
  }

  private static List<? extends ZipEntry> protos(ZipFile zip) {
    return Collections.list(zip.entries()).stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(".proto"))
        .toList();
  }
}
