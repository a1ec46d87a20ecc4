package dev.tandem.maven.protoc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.maven.diagnostics.UserErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The expected digest of a binary")
class ExpectedDigestTest {
  // Of the three letters abc: from the standard, FIPS 180-2.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path temp;

  @ParameterizedTest(name = "may be missing: {0}")
  @NullSource
  @ValueSource(strings = {"", " "})
  void none(String value) throws Exception {
    assertEquals(Optional.empty(), ExpectedDigest.parse("protocSha256", value));
  }

  @ParameterizedTest(name = "is found in {0}")
  @ValueSource(
      strings = {
        ABC,
        " BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD\n",
      })
  void same(String value) throws Exception {
    Path file = Files.writeString(temp.resolve("protoc"), "abc");
    ExpectedDigest digest = ExpectedDigest.parse("protocSha256", value).orElseThrow();
    assertDoesNotThrow(() -> digest.check(file));
  }

  @Test
  @DisplayName("and the actual one are in the error, and the file")
  void other() throws Exception {
    Path file = Files.writeString(temp.resolve("protoc"), "abc");
    String zeros = "0".repeat(64);
    ExpectedDigest digest = ExpectedDigest.parse("protocSha256", zeros).orElseThrow();
    UserErrorException e = assertThrows(UserErrorException.class, () -> digest.check(file));
    assertEquals(
        "protocSha256: the digest of %s is %s, not %s as expected; it was not run"
            .formatted(file, ABC, zeros),
        e.diagnostics().get(0).toString());
  }

  @ParameterizedTest(name = "is not {0}")
  @ValueSource(strings = {"abc", "sha256:" + ABC, ABC + "0", "g" + "0123456789abcdef"})
  void malformed(String value) {
    UserErrorException e =
        assertThrows(UserErrorException.class, () -> ExpectedDigest.parse("protocSha256", value));
    assertEquals(
        "protocSha256: a SHA-256 digest has 64 hexadecimal digits, unlike '" + value + "'",
        e.diagnostics().get(0).toString());
  }
}
