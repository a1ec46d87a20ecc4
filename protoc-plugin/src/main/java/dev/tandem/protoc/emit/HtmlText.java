package dev.tandem.protoc.emit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes any text harmless within a Java comment, and right within HTML. */
final class HtmlText {
  /** Code between backticks: as many at its end as at its start. */
  private static final Pattern CODE = Pattern.compile("(?s)(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

  /** Text that means nothing to Java, Javadoc or HTML. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _.,:;=+()\\[\\]'\"!?|#%/-]+");

  private HtmlText() {}

  /** Escapes a text in which code stands between backticks. */
  static String ofProse(String text) {
    StringBuilder html = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int end = 0;
    while (code.find()) {
      html.append(escape(text.substring(end, code.start()))).append(code(code.group(2)));
      end = code.end();
    }
    return html.append(escape(text.substring(end))).toString();
  }

  /** Writes code within a line: readable where possible, escaped where needed. */
  static String code(String text) {
    String stripped = text.strip();
    if (PLAIN.matcher(stripped).matches()) {
      return "{@code " + stripped + "}";
    }
    String escaped = escape(stripped);
    return escaped.isBlank() ? "" : "<code>" + escaped + "</code>";
  }

  /** Escapes what Java, Javadoc or HTML would take for its own. Line ends stay. */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '@' -> html.append("&#64;");
        // Java decodes Unicode escapes before it looks for comments.
        case '\\' -> html.append("&#92;");
        case '/' -> html.append(isNextTo(text, i, '*') ? "&#47;" : "/");
        default -> {
          if (c == '\n' || !isInvisible(c)) {
            html.append(c);
          }
        }
      }
    }
    return html.toString();
  }

  private static boolean isNextTo(String text, int i, char neighbour) {
    return (i > 0 && text.charAt(i - 1) == neighbour)
        || (i + 1 < text.length() && text.charAt(i + 1) == neighbour);
  }

  /** Control characters, and those that change the direction of what follows them. */
  private static boolean isInvisible(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF';
  }
}
