package dev.tandem.maven.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Names what was made of a file: by path, size and time, so that a replaced file has another. */
public final class FileIdentity {
  private FileIdentity() {}

  /** The name, which can be one of a file. */
  public static String of(Path file) throws IOException {
    String identity =
        file.toAbsolutePath() + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file);
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
