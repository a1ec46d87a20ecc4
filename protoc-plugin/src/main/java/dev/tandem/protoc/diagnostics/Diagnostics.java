package dev.tandem.protoc.diagnostics;

import dev.tandem.protoc.model.SourceRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects everything that is wrong, so that one run reports all of it. */
public final class Diagnostics {
  /** Without repetitions: what is wrong with a message is found at each of its uses. */
  private final Set<Diagnostic> errors = new LinkedHashSet<>();

  /** Starts without errors. */
  public Diagnostics() {}

  /**
   * Adds an error that is not about a place in a proto.
   *
   * @param message what is wrong and what to do about it, in one line
   */
  public void error(String message) {
    errors.add(new Diagnostic(null, message));
  }

  /**
   * Adds an error at a place in a proto.
   *
   * @param source the place
   * @param message what is wrong and what to do about it, in one line
   */
  public void error(SourceRef source, String message) {
    errors.add(new Diagnostic(source, message));
  }

  /**
   * Adds all errors that were found elsewhere.
   *
   * @param others where they were found
   */
  public void addAll(Diagnostics others) {
    errors.addAll(others.errors);
  }

  /**
   * Whether anything is wrong.
   *
   * @return true if there is at least one error
   */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /**
   * All errors so far, in the order in which they were found.
   *
   * @return an immutable copy
   */
  public List<Diagnostic> errors() {
    return List.copyOf(errors);
  }

  /**
   * All errors as text, one per line.
   *
   * @return the text, without a line end at its end
   */
  public String report() {
    return errors.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
  }
}
