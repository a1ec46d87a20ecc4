package dev.tandem.security.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be stored: PBKDF2 with a salt of its own. Trying out a password takes a part
 * of a second, by intent.
 *
 * @param iterations how often the hash is made of itself
 * @param salt random, in base 64
 * @param hash the result, in base 64
 */
public record PasswordHash(int iterations, String salt, String hash) {
  /** What OWASP's password storage cheat sheet asks for with HMAC-SHA-256. */
  public static final int ITERATIONS = 600_000;

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Hashes a new password.
   *
   * @param password the password
   * @param iterations {@link #ITERATIONS}, or more as machines get faster
   * @return what to store
   */
  public static PasswordHash of(String password, int iterations) {
    byte[] salt = new byte[BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordHash(iterations, encode(salt), encode(derive(password, salt, iterations)));
  }

  /**
   * Says whether a password is the one that was hashed. It takes the same time for any.
   *
   * @param password the password to try
   * @return true if it is
   */
  public boolean matches(String password) {
    Base64.Decoder decoder = Base64.getDecoder();
    return MessageDigest.isEqual(
        decoder.decode(hash), derive(password, decoder.decode(salt), iterations));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Shows nothing of the hash, for logs. */
  @Override
  public String toString() {
    return "PasswordHash[" + iterations + " iterations]";
  }
}
