package dev.tandem.runtime.client;

/**
 * Throws on what users' code threw, as it is: other languages throw checked exceptions anywhere.
 */
final class Sneaky {
  private Sneaky() {}

  /**
   * Throws on.
   *
   * @param <E> what javac takes the throwable for
   * @return nothing, so that who calls can write {@code throw}
   */
  @SuppressWarnings("unchecked") // Erased: nothing is cast.
  static <E extends Throwable> RuntimeException rethrow(Throwable failure) throws E {
    throw (E) failure;
  }
}
