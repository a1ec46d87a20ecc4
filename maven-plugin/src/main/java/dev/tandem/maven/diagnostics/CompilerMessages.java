package dev.tandem.maven.diagnostics;

import dev.tandem.maven.diagnostics.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines that protoc prints; our generator's errors have the same form. */
public final class CompilerMessages {
  // Reluctant, so that it stops at the first ":line:column: " and yet takes the colon of "C:\".
  // No more digits than an int has for sure: what has more, such as a time, is no position.
  private static final Pattern AT_POSITION =
      Pattern.compile("(?<file>.+?):(?<line>\\d{1,9}):(?<column>\\d{1,9}): (?<message>.*)");
  private static final Pattern ABOUT_FILE = Pattern.compile("(?<file>.+?\\.proto): (?<message>.*)");
  // "some/dir: warning: directory does not exist."
  private static final Pattern ABOUT_PATH =
      Pattern.compile("(?<file>.+?): (?<message>warning: .*)");
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
      return diagnostic(
          positioned.group("file"),
          Integer.parseInt(positioned.group("line")),
          Integer.parseInt(positioned.group("column")),
          positioned.group("message"),
          unmarked);
    }
    for (Pattern pattern : List.of(ABOUT_FILE, ABOUT_PATH)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return diagnostic(matcher.group("file"), 0, 0, matcher.group("message"), unmarked);
      }
    }
    return line.startsWith(WARNING)
        ? new Diagnostic(Severity.WARNING, null, 0, 0, line.substring(WARNING.length()))
        : new Diagnostic(unmarked, null, 0, 0, line);
  }

  private static Diagnostic diagnostic(
      String file, int line, int column, String message, Severity unmarked) {
    return message.startsWith(WARNING)
        ? new Diagnostic(Severity.WARNING, file, line, column, message.substring(WARNING.length()))
        : new Diagnostic(unmarked, file, line, column, message);
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
