package dev.tandem.maven.diagnostics;

import java.util.List;

/** The user's protos or settings are wrong; every error that could be found in one run is in it. */
public final class UserErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** All that is wrong, and the warnings met on the way. */
  public UserErrorException(List<Diagnostic> diagnostics) {
    super(summary(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** One error about no particular file. */
  public UserErrorException(String message) {
    this(List.of(Diagnostic.error(message)));
  }

  /** What is wrong, in the order in which it was found. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  // Does not repeat the errors: they are logged one by one, each in its own line.
  private static String summary(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    return errors == 1 ? "1 error, listed above" : errors + " errors, listed above";
  }
}
