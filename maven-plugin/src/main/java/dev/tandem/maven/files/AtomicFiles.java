package dev.tandem.maven.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Moves that other processes see as a whole or not at all, and the removal of folders. */
public final class AtomicFiles {
  /** What the names of unfinished files and folders begin with. */
  public static final String UNFINISHED = "scratch";

  private AtomicFiles() {}

  /**
   * A name for what is not finished yet. Two builds of a project may run at once: each has its own.
   *
   * @param folder on the disk of what it will be
   */
  public static Path unfinished(Path folder) {
    // Not a temporary file of the JDK's: its random name is secure, for which a cold JVM takes
    // long. Nor the time alone: two threads may ask for it at once.
    String time = Long.toHexString(System.nanoTime());
    return folder.resolve(
        UNFINISHED + time + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
  }

  /**
   * Writes a file, so that others see it with this content or as it was.
   *
   * @param scratch an existing folder for the unfinished file, which a killed build leaves there
   */
  public static void write(Path target, byte[] content, Path scratch) throws IOException {
    replace(Files.write(unfinished(scratch), content), target);
  }

  /** Puts a finished file in the place of another one. */
  private static void replace(Path finished, Path target) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Another file system. Still complete before it is visible: copied next to it, then renamed.
      Path near = target.resolveSibling("." + target.getFileName() + ".partial");
      Files.copy(finished, near, StandardCopyOption.REPLACE_EXISTING);
      Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(finished);
    }
  }

  /**
   * Gives a finished file or folder its name, unless another process did so in the meantime: then
   * the content is the same, and that one stays.
   */
  public static void publish(Path finished, Path target) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(target)) {
        throw e;
      }
      delete(finished);
    }
  }

  /**
   * Removes a file, or a folder with all that is in it, of which others may remove parts at the
   * same time; links are removed, not followed.
   */
  public static void delete(Path fileOrFolder) throws IOException {
    if (!Files.exists(fileOrFolder)) {
      return;
    }
    Files.walkFileTree(
        fileOrFolder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return unlessGone(failure);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              unlessGone(failure);
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileVisitResult unlessGone(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
