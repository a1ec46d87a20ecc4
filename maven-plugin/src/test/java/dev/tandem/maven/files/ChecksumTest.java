package dev.tandem.maven.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A checksum")
class ChecksumTest {
  @TempDir Path temp;

  @Test
  @DisplayName("is a CRC-32 and a CRC-32C")
  void knownSums() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals("cbf43926" + "e3069283", Checksum.of(digits));
  }

  @Test
  @DisplayName("is the same for a file, however long it is")
  void file() throws IOException {
    byte[] bytes = new byte[200_000];
    bytes[bytes.length - 1] = 1;
    assertEquals(Checksum.of(bytes), Checksum.of(Files.write(temp.resolve("long"), bytes)));
    assertNotEquals(Checksum.of(new byte[bytes.length]), Checksum.of(bytes));
  }
}
