package dev.tandem.maven.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the protos of a jar. What fails here is the jar's fault, not that of where they go. */
final class JarProtos {
  private JarProtos() {}

  /** Their contents, by names that stay within a folder. */
  static Map<String, byte[]> read(Path jar) throws IOException {
    Map<String, byte[]> protos = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && entry.getName().endsWith(".proto")) {
          try (InputStream content = zip.getInputStream(entry)) {
            // Tools that merge jars may write an entry twice.
            protos.put(nameOf(entry), content.readAllBytes());
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException(
          "%s is damaged: %s; if it is in the local repository, delete its folder, so that Maven fetches it again"
              .formatted(jar, e.getMessage()),
          e);
    } catch (IOException | InvalidPathException e) {
      throw new IOException("cannot read the protos of " + jar + ": " + e.getMessage(), e);
    }
    return protos;
  }

  private static String nameOf(ZipEntry entry) throws IOException {
    Path name = Path.of(entry.getName()).normalize();
    if (name.getRoot() != null || name.startsWith("..")) {
      throw new IOException("it has an entry that leaves its folder: " + entry.getName());
    }
    return name.toString();
  }
}
