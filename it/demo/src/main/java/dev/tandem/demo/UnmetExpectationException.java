package dev.tandem.demo;

/** Something in the demo was not as expected. */
final class UnmetExpectationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnmetExpectationException(String expectation) {
    super("expected: " + expectation);
  }
}
