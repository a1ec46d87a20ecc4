package dev.tandem.maven.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * One error or warning, as a user reads it.
 *
 * @param severity whether it fails the build
 * @param file the file as the tool named it, or null if it is about no file
 * @param line 1-based, or 0 if it is about the whole file
 * @param column 1-based, or 0 if it is about the whole file
 * @param message what is wrong
 */
public record Diagnostic(
    Severity severity, @Nullable String file, int line, int column, String message) {

  /** Whether a diagnostic fails the build. */
  public enum Severity {
    /** The build fails. */
    ERROR,
    /** The build goes on. */
    WARNING
  }

  /** An error that is about no particular file. */
  public static Diagnostic error(String message) {
    return new Diagnostic(Severity.ERROR, null, 0, 0, message);
  }

  /** A warning that is about no particular file. */
  public static Diagnostic warning(String message) {
    return new Diagnostic(Severity.WARNING, null, 0, 0, message);
  }

  /** The same about another file. */
  public Diagnostic in(String otherFile) {
    return new Diagnostic(severity, otherFile, line, column, message);
  }

  /** Whether it fails the build. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The form of maven-compiler-plugin, which IDEs and CI servers turn into links. */
  @Override
  public String toString() {
    if (file == null) {
      return message;
    }
    return line == 0 ? file + ": " + message : file + ":[" + line + "," + column + "] " + message;
  }
}
