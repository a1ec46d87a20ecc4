package dev.tandem.runtime.ipc;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody can guess. */
final class Secrets {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** Gives 256 random bits as text that fits into headers and environment variables. */
  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
