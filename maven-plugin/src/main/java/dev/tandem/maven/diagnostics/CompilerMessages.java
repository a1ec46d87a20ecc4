package dev.tandem.maven.diagnostics;

import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines that protoc prints; our generator's errors have the same form. */
public final class CompilerMessages {
  // protoc puts "--java_out: " before the errors of a generator.
  private static final String OUTPUT = "(?<output>(?:--[\\w-]+_out: )?)";
  // Reluctant, so that it stops at the first ":line:column: " and yet takes the colon of "C:\".
  // No more digits than an int has for sure: what has more, such as a time, is no position.
  private static final Pattern AT_POSITION =
      Pattern.compile(
          OUTPUT + "(?<file>.+?):(?<line>\\d{1,9}):(?<column>\\d{1,9}): (?<message>.*)");
  private static final Pattern ABOUT_FILE =
      Pattern.compile(OUTPUT + "(?<file>.+?\\.proto): (?<message>.*)");
  // "some/dir: warning: directory does not exist."
  private static final Pattern ABOUT_PATH =
      Pattern.compile(OUTPUT + "(?<file>.+?): (?<message>warning: .*)");
  private static final String WARNING = "warning: ";

  private CompilerMessages() {}

  /**
   * Parses what a compiler printed.
   *
   * @param output all of it
   * @param unmarked what a line is that does not call itself a warning: after a success it cannot
   *     be an error, whatever a native plugin has printed
   */
  public static List<Diagnostic> parse(String output, Severity unmarked) {
    if (output.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>();
    for (String line : output.lines().map(String::stripTrailing).toList()) {
      if (line.isEmpty()) {
        continue;
      }
      int last = found.size() - 1;
      if (Character.isWhitespace(line.charAt(0)) && last >= 0) {
        found.set(last, continued(found.get(last), line));
      } else {
        found.add(parseLine(line, unmarked));
      }
    }
    return List.copyOf(found);
  }

  private static Diagnostic parseLine(String line, Severity unmarked) {
    Matcher positioned = AT_POSITION.matcher(line);
    if (positioned.matches()) {
      int lineNumber = Integer.parseInt(positioned.group("line"));
      int column = Integer.parseInt(positioned.group("column"));
      return diagnostic(positioned, lineNumber, column, unmarked);
    }
    for (Pattern pattern : List.of(ABOUT_FILE, ABOUT_PATH)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return diagnostic(matcher, 0, 0, unmarked);
      }
    }
    return line.startsWith(WARNING)
        ? new Diagnostic(Severity.WARNING, null, 0, 0, line.substring(WARNING.length()))
        : new Diagnostic(unmarked, null, 0, 0, line);
  }

  private static Diagnostic diagnostic(Matcher found, int line, int column, Severity unmarked) {
    String message = found.group("message");
    boolean isWarning = message.startsWith(WARNING);
    String text = isWarning ? message.substring(WARNING.length()) : message;
    return new Diagnostic(
        isWarning ? Severity.WARNING : unmarked,
        found.group("file"),
        line,
        column,
        found.group("output") + text);
  }

  private static Diagnostic continued(Diagnostic first, String more) {
    return new Diagnostic(
        first.severity(),
        first.file(),
        first.line(),
        first.column(),
        first.message() + System.lineSeparator() + more);
  }
}
