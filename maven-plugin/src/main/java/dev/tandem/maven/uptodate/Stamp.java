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

  // The coarsest time of a file system that is in use (FAT).
  private static final long COARSE = TimeUnit.SECONDS.toNanos(2);

  // Where times have digits below a millisecond, it is that of a kernel's clock, and some more.
  private static final long FINE = TimeUnit.MILLISECONDS.toNanos(100);

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

  /** For how long, in nanoseconds, a file may be written again and have the same time. */
  long tick() {
    return modified % TimeUnit.MILLISECONDS.toNanos(1) == 0 ? COARSE : FINE;
  }

  // A record's own are put together of method handles when they are called first: for 20 ms.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamp stamp && stamp.size == size && stamp.modified == modified;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + Long.hashCode(modified);
  }

  @Override
  public String toString() {
    return size + " " + modified;
  }
}
