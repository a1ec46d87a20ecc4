package dev.tandem.maven.sources;

import dev.tandem.maven.files.AtomicFiles;
import dev.tandem.maven.files.FileIdentity;
import dev.tandem.maven.files.UnusedFolders;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, byte[]> protos = JarProtos.read(jar);
    List<String> failures = new ArrayList<>();
    for (Path directory : directories) {
      try {
        return unpack(protos, directory, key);
      } catch (IOException e) {
        // A home that is read-only, full or missing, as in containers: the next place will do.
        failures.add(e.toString());
      }
    }
    throw new IOException(
        "no place to unpack the protos of %s (%s)".formatted(jar, String.join("; ", failures)));
  }

  /** A jar that was rebuilt or replaced gets a new folder. */
  private static String key(Path jar) throws IOException {
    StringBuilder key = new StringBuilder(jar.getFileName().toString());
    for (int i = 0; i < key.length(); i++) {
      if (!isSafe(key.charAt(i))) {
        key.setCharAt(i, '_');
      }
    }
    return key.append('-').append(FileIdentity.of(jar)).toString();
  }

  // protoc splits its import path at ':' and ';' and reads '=' as a mapping.
  private static boolean isSafe(char c) {
    boolean isLetterOrDigit = c < 128 && Character.isLetterOrDigit(c);
    return isLetterOrDigit || "._-".indexOf(c) >= 0;
  }

  private UnpackedProtos unpack(Map<String, byte[]> protos, Path directory, String key)
      throws IOException {
    Files.createDirectories(directory);
    if (!swept) {
      swept = true;
      UnusedFolders.deleteIn(directory);
    }
    // A folder appears under its final name only when it is complete.
    Path partial = Files.createTempDirectory(directory, ".partial");
    try {
      write(protos, partial);
    } catch (IOException e) {
      try {
        AtomicFiles.delete(partial);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
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

  private static void write(Map<String, byte[]> protos, Path target) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> proto : protos.entrySet()) {
      Path file = target.resolve(proto.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.write(file, proto.getValue()));
    }
    UnpackedProtos.list(target, files);
  }
}
