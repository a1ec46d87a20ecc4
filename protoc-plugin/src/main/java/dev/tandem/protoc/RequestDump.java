package dev.tandem.protoc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Keeps what protoc sends, byte by byte, for a later {@link Replay}. */
final class RequestDump {
  private RequestDump() {}

  /**
   * Writes the request to a file before anybody has tried to understand it.
   *
   * @param target a file, or a folder (one that exists, or a name with a slash at its end), which
   *     gets a file per different request; null and empty for none
   * @return the whole of {@code in}
   */
  static InputStream keep(InputStream in, @Nullable String target, PrintStream err)
      throws IOException {
    if (target == null || target.isEmpty()) {
      return in;
    }
    byte[] request = in.readAllBytes();
    try {
      Path file = fileFor(target, request);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, request);
      err.println(Main.NAME + "the request is in " + file + " now (TANDEM_DUMP)");
    } catch (IOException | InvalidPathException e) {
      // Whoever looks for a fault wants the run itself to go on as it would without the dump.
      err.println(Main.NAME + "can't write the request to " + target + " (TANDEM_DUMP): " + e);
    }
    return new ByteArrayInputStream(request);
  }

  private static Path fileFor(String target, byte[] request) {
    Path path = Path.of(target);
    if (!target.endsWith("/") && !Files.isDirectory(path)) {
      return path;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(request);
      String name = "%064x".formatted(new BigInteger(1, digest)).substring(0, 12);
      return path.resolve("request-" + name + ".bin");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has SHA-256.
    }
  }
}
