package dev.tandem.maven.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Names what was made of a file: by path, size and time, so that a replaced file has another. */
public final class FileIdentity {
  private FileIdentity() {}

  /** The name, which can be one of a file. */
  public static String of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    String identity = file.toAbsolutePath() + "|" + attributes.size() + "|" + modified;
    return Checksum.of(identity.getBytes(StandardCharsets.UTF_8));
  }
}
