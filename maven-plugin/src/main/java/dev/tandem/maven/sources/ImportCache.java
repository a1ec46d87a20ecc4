package dev.tandem.maven.sources;

import dev.tandem.maven.files.AtomicFiles;
import dev.tandem.maven.files.FileIdentity;
import dev.tandem.maven.files.UnusedFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The protos of jars, unpacked once, since protoc reads only folders. A jar without protos leaves a
 * folder without any, so that it is not opened again either. Any number of builds can share it: a
 * folder never changes once it is there, and is replaced as a whole if something is missing in it.
 */
public final class ImportCache {
  private final List<Path> directories;
  private boolean swept;

  /**
   * A cache.
   *
   * @param directories where it may be, which need not exist: what one has is used, and what none
   *     has is put into the first that can be written to
   */
  public ImportCache(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** The protos of a jar (or those of a folder, where they are), if there are any. */
  public Optional<ImportRoot> protosOf(Path jarOrFolder) throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      return Optional.of(ImportRoot.of(jarOrFolder));
    }
    UnpackedProtos unpacked = unpacked(jarOrFolder);
    return unpacked.count() > 0
        ? Optional.of(new ImportRoot(unpacked.folder(), jarOrFolder))
        : Optional.empty();
  }

  private UnpackedProtos unpacked(Path jar) throws IOException {
    String key = key(jar);
    for (Path directory : directories) {
      UnpackedProtos known = UnpackedProtos.find(directory.resolve(key));
      if (known != null) {
        UnusedFolders.markUsed(known.folder());
        return known;
      }
    }
    List<String> failures = new ArrayList<>();
    for (Path directory : directories) {
      try {
        return unpack(jar, directory, key);
      } catch (FileSystemException e) {
        // A home that is read-only or missing, as in containers: the next place will do.
        failures.add(e.toString());
      }
    }
    throw new IOException(
        "no place to unpack the protos of %s (%s)".formatted(jar, String.join("; ", failures)));
  }

  /** A jar that was rebuilt or replaced gets a new folder. */
  private static String key(Path jar) throws IOException {
    // protoc splits its import path at ':' and ';' and reads '=' as a mapping.
    return jar.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_")
        + "-"
        + FileIdentity.of(jar);
  }

  private UnpackedProtos unpack(Path jar, Path directory, String key) throws IOException {
    Files.createDirectories(directory);
    if (!swept) {
      swept = true;
      UnusedFolders.deleteIn(directory);
    }
    // A folder appears under its final name only when it is complete.
    Path partial = Files.createTempDirectory(directory, ".partial");
    try {
      unpack(jar, partial);
    } catch (ZipException e) {
      AtomicFiles.delete(partial);
      throw new IOException(
          "%s is damaged: %s; if it is in the local repository, delete its folder, so that Maven fetches it again"
              .formatted(jar, e.getMessage()),
          e);
    } catch (IOException e) {
      AtomicFiles.delete(partial);
      throw new IOException("cannot read the protos of " + jar + ": " + e.getMessage(), e);
    }
    Path target = directory.resolve(key);
    if (Files.exists(target) && UnpackedProtos.find(target) == null) {
      UnusedFolders.delete(target); // Damaged.
    }
    AtomicFiles.publish(partial, target);
    UnpackedProtos unpacked = UnpackedProtos.find(target);
    if (unpacked == null) {
      throw new FileSystemException(target.toString(), null, "does not keep what is written to it");
    }
    return unpacked;
  }

  private static void unpack(Path jar, Path target) throws IOException {
    List<Path> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : protos(zip)) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("it has an entry that leaves its folder: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          // Tools that merge jars may write an entry twice.
          Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        files.add(file);
      }
    }
    UnpackedProtos.list(target, files);
  }

  private static List<? extends ZipEntry> protos(ZipFile zip) {
    return Collections.list(zip.entries()).stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(".proto"))
        .toList();
  }
}
