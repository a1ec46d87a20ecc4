package dev.tandem.maven.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Maven's file patterns: {@code **} is any number of folders, {@code *} any text inside one name,
 * {@code ?} one character.
 *
 * <p>Not Java's glob: there {@code **}{@code /*.proto} misses the files of the root folder, and
 * what is put into the jar is chosen by Maven, which must read the same pattern the same way.
 */
final class PathPattern {
  private PathPattern() {}

  /** Those for several patterns. */
  static List<Pattern> all(List<String> patterns) {
    List<Pattern> all = new ArrayList<>();
    for (String pattern : patterns) {
      all.add(of(pattern));
    }
    return all;
  }

  /** What matches the relative paths, with {@code /} between their names, that fit the pattern. */
  static Pattern of(String pattern) {
    String normal = pattern.trim().replace('\\', '/');
    if (normal.endsWith("/")) {
      normal += "**";
    }
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < normal.length()) {
      if (normal.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (normal.startsWith("/**", at) && at + 3 == normal.length()) {
        regex.append("(?:/.*)?");
        at += 3;
      } else if (normal.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else {
        regex.append(single(normal.charAt(at)));
        at++;
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String single(char c) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      default -> Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
    };
  }
}
