package dev.tandem.maven.protoc;

import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the SHA-256 digest of a binary must be.
 *
 * @param parameter where the user said so
 * @param digits 64 hexadecimal digits, in lower case
 */
public record ExpectedDigest(String parameter, String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads a parameter.
   *
   * @param value what the user said, or null
   */
  public static Optional<ExpectedDigest> parse(String parameter, @Nullable String value)
      throws UserErrorException {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    String digits = value.strip().toLowerCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      throw new UserErrorException(
          "%s: a SHA-256 digest has 64 hexadecimal digits, unlike '%s'"
              .formatted(parameter, value));
    }
    return Optional.of(new ExpectedDigest(parameter, digits));
  }

  /**
   * Checks a binary.
   *
   * @throws UserErrorException if it has another digest
   */
  public void check(Path file) throws IOException, UserErrorException {
    String actual = Sha256.of(file);
    if (!actual.equals(digits)) {
      throw new UserErrorException(
          "%s: the digest of %s is %s, not %s as expected; it was not run"
              .formatted(parameter, file, actual, digits));
    }
  }
}
