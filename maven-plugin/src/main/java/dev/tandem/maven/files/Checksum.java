package dev.tandem.maven.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether a file is as it was, by two sums of 32 bits each. The JVM has both built in; a
 * digest is Java code, and takes a cold JVM 15 ms. Nobody is kept from making a file with the same
 * sums on purpose: against that there is {@link Sha256}.
 */
public final class Checksum {
  private static final int BUFFER = 1 << 16;

  private final CRC32 one = new CRC32();
  private final CRC32C other = new CRC32C();

  private Checksum() {}

  /** The sum of a file, in hexadecimal digits. */
  public static String of(Path file) throws IOException {
    Checksum sum = new Checksum();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.add(buffer, read);
      }
    }
    return sum.digits();
  }

  /** The sum of bytes. */
  public static String of(byte[] bytes) {
    Checksum sum = new Checksum();
    sum.add(bytes, bytes.length);
    return sum.digits();
  }

  private void add(byte[] bytes, int length) {
    one.update(bytes, 0, length);
    other.update(bytes, 0, length);
  }

  private String digits() {
    return HexFormat.of().toHexDigits(one.getValue() << Integer.SIZE | other.getValue());
  }
}
