package dev.tandem.runtime.client;

/**
 * Throws on what users' code threw, as it is: other languages throw checked exceptions anywhere.
 */
final class Sneaky {
  private Sneaky() {}

  /**
   * Makes a throwable one that javac lets through.
   *
   * @param <E> what javac takes it for
   */
  @SuppressWarnings("unchecked") // Erased: nothing is cast.
  static <E extends Throwable> E asIs(Throwable failure) throws E {
    throw (E) failure;
  }
}
