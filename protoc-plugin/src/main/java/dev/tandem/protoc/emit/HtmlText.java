package dev.tandem.protoc.emit;

/** Makes any text harmless within a Java comment, and right within HTML. */
final class HtmlText {
  /** What means nothing to Java, Javadoc or HTML, besides letters and digits. */
  private static final String PLAIN_MARKS = " _.,:;=+()[]'\"!?|#%/-";

  /** Within a tag no line is broken. */
  private static final int MAX_TAG = 80;

  private HtmlText() {}

  /** Writes code within a line: readable where possible, escaped where needed. */
  static String code(String text) {
    String stripped = text.strip();
    if (stripped.length() <= MAX_TAG && isPlain(stripped)) {
      return "{@code " + stripped + "}";
    }
    String escaped = escape(stripped);
    return escaped.isBlank() ? "" : "<code>" + escaped + "</code>";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      if (!letterOrDigit && PLAIN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Keeps the end of a comment out of one: what has been left out may have made new ones. */
  static String withoutCommentMarks(String html) {
    return html.replace("*/", "*&#47;").replace("/*", "&#47;*");
  }

  /**
   * Escapes what Javadoc or HTML would take for its own, and what Java would, but for the marks of
   * comments. Line ends stay.
   */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!stays(c)) {
        html.append(text, copied, i).append(escaped(c));
        copied = i + 1;
      }
    }
    return copied == 0 ? text : html.append(text, copied, text.length()).toString();
  }

  private static boolean stays(char c) {
    return switch (c) {
      case '&', '<', '>', '@', '\\' -> false;
      case '\n' -> true;
      default -> (c >= ' ' && c <= '~') || !isInvisible(c);
    };
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '@' -> "&#64;";
      // Java decodes Unicode escapes before it looks for comments.
      case '\\' -> "&#92;";
      default -> "";
    };
  }

  /** Controls, ends of lines that are none, and marks, but for those that join letters. */
  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> c != '\u200C' && c != '\u200D';
      default -> false;
    };
  }
}
