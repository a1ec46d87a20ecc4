package dev.tandem.maven.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Maven's file patterns: {@code **} between slashes is any number of folders, {@code *} any text
 * inside one name, {@code ?} one character; {@code %regex[…]} is a regular expression.
 *
 * <p>Not Java's glob: there {@code **}{@code /*.proto} misses the files of the root folder, and
 * what is put into the jar is chosen by Maven, which must read the same pattern the same way. Not
 * Maven's own class either, which takes a young JVM longer to load than all patterns to be tried.
 */
final class PathPattern {
  private static final String REGEX = "%regex[";
  private static final String ANT = "%ant[";
  private static final String END = "]";
  private static final String ANY_FOLDERS = "**";

  private PathPattern() {}

  /** Those for several patterns. */
  static List<Pattern> all(List<String> patterns) throws IOException {
    List<Pattern> all = new ArrayList<>();
    for (String pattern : patterns) {
      all.add(of(pattern));
    }
    return all;
  }

  /**
   * What matches the relative paths, with {@code /} between their names, that fit the pattern.
   *
   * @throws IOException if it has a regular expression that is none
   */
  static Pattern of(String pattern) throws IOException {
    String trimmed = pattern.trim();
    if (trimmed.startsWith(REGEX) && trimmed.endsWith(END)) {
      return regex(inBrackets(trimmed, REGEX));
    }
    String path = trimmed.replace('\\', '/');
    if (path.startsWith(ANT) && path.endsWith(END)) {
      path = inBrackets(path, ANT);
    } else if (path.endsWith("/")) {
      path += ANY_FOLDERS;
    }
    return Pattern.compile(path(path));
  }

  private static Pattern regex(String expression) throws IOException {
    try {
      // Where a file system has backslashes, Maven puts them for slashes, and vice versa.
      return Pattern.compile(expression.replace("\\\\", "/"));
    } catch (PatternSyntaxException e) {
      throw new IOException(
          "includes and excludes: %s%s] is no regular expression: %s"
              .formatted(REGEX, expression, e.getMessage()),
          e);
    }
  }

  private static String inBrackets(String pattern, String prefix) {
    return pattern.substring(prefix.length(), pattern.length() - END.length());
  }

  private static String path(String path) {
    StringBuilder regex = new StringBuilder();
    String before = ""; // What a name has before it, which a folder has behind it.
    boolean afterFolders = false;
    for (String part : path.split("/", -1)) {
      if (part.equals(ANY_FOLDERS)) {
        afterFolders = true;
      } else if (!part.isEmpty()) { // A slash at the beginning says nothing, nor does a second one.
        regex.append(before).append(afterFolders ? "(?:.*/)?" : "");
        appendName(regex, part);
        before = "/";
        afterFolders = false;
      }
    }
    if (afterFolders) {
      regex.append(before.isEmpty() ? ".*" : "(?:/.*)?");
    }
    return regex.toString();
  }

  private static void appendName(StringBuilder regex, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
      }
    }
  }
}
