package dev.tandem.maven.uptodate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file without reading it.
 *
 * @param size in bytes
 * @param modified in nanoseconds since 1970, as exact as the file system is
 */
public record Stamp(long size, long modified) {
  /** What stands for the stamp of a file that is not there. */
  private static final String ABSENT = "absent";

  /** The stamp of a regular file, or null if there is none of that name. */
  static @Nullable Stamp of(Path file) throws IOException {
    BasicFileAttributes attributes = attributes(file);
    return attributes != null && attributes.isRegularFile() ? of(attributes) : null;
  }

  /** A text that changes with a file, or with any file in a folder and in those below. */
  public static String ofAll(Path fileOrFolder) throws IOException {
    BasicFileAttributes attributes = attributes(fileOrFolder);
    if (attributes == null) {
      return ABSENT;
    }
    return attributes.isDirectory() ? ofFolder(fileOrFolder) : of(attributes).toString();
  }

  private static Stamp of(BasicFileAttributes attributes) {
    return new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return null;
    }
  }

  // The sum does not depend on the order of the visit.
  private static String ofFolder(Path folder) throws IOException {
    long[] sum = new long[2];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Stamp stamp = of(attributes);
            sum[0]++;
            sum[1] += 31L * file.toString().hashCode() + stamp.hashCode();
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0] + " files " + sum[1];
  }

  @Override
  public String toString() {
    return size + " " + modified;
  }
}
