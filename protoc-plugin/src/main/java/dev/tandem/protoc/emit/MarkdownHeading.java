package dev.tandem.protoc.emit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of Markdown that are headings. Apart from others: few comments need these patterns. */
final class MarkdownHeading {
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +(\\S.*?)(?: +#+)? *");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(={3,}|-{3,}) *");

  private MarkdownHeading() {}

  static boolean isOne(String line) {
    return HEADING.matcher(line).matches();
  }

  /** The words of a heading; all of a line that is none. */
  static String words(String line) {
    Matcher heading = HEADING.matcher(line);
    return heading.matches() ? heading.group(1) : line;
  }

  /** Whether it makes the line before it a heading. */
  static boolean isUnderline(String line) {
    return UNDERLINE.matcher(line).matches();
  }
}
