package dev.tandem.protoc.diagnostics;

/**
 * Says that a request is not one that protoc could have sent: it is damaged, or incomplete. That is
 * nobody's proto's fault, so it is not reported as a {@link Diagnostic}.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Tells what is wrong.
   *
   * @param message in one line
   */
  public InvalidRequestException(String message) {
    super(message);
  }

  /**
   * Tells what is wrong and why.
   *
   * @param message in one line
   * @param cause who found out
   */
  public InvalidRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
