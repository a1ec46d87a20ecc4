package dev.tandem.protoc.emit;

/**
 * The marker that a list's item starts with: a bullet, or a number with a dot or a parenthesis. It
 * is looked for by hand: lists are too common in comments to compile a pattern for each run.
 */
final class ItemMarker {
  private static final int MAX_INDENT = 3;
  private static final int MAX_DIGITS = 9;

  private ItemMarker() {}

  /** The marker of an item, or nothing if a line is none. */
  static String of(String line) {
    return textBehind(line) > 0 ? line.substring(skip(line, 0, " "), end(line)) : "";
  }

  /** Where the text of an item starts, or 0 if a line is none: behind a marker has to be text. */
  static int textBehind(String line) {
    int end = end(line);
    int text = skip(line, end, " ");
    return end > 0 && text > end && text < line.length() && !isBlank(line.charAt(text)) ? text : 0;
  }

  /** Whether this is the marker of an item that can only be the first. */
  static boolean isFirst(String marker) {
    return marker.equals("1.") || marker.equals("1)");
  }

  /** Where what looks like a marker ends, or 0. */
  private static int end(String line) {
    int start = skip(line, 0, " ");
    if (start > MAX_INDENT || start == line.length()) {
      return 0;
    }
    int number = skip(line, start, "0123456789");
    if (number == start) {
      return "-*+".indexOf(line.charAt(start)) >= 0 ? start + 1 : 0;
    }
    boolean ends = line.startsWith(".", number) || line.startsWith(")", number);
    return ends && number - start <= MAX_DIGITS ? number + 1 : 0;
  }

  private static int skip(String line, int start, String characters) {
    int end = start;
    while (end < line.length() && characters.indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** Whether a character is one of the blanks that a pattern knows. */
  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
