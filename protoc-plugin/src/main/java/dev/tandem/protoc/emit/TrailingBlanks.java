package dev.tandem.protoc.emit;

/** What JavaPoet leaves at the end of a line that it has broken behind a {@code =}. */
final class TrailingBlanks {
  private static final String AT_LINE_END = " \n";

  private TrailingBlanks() {}

  /** The source without them. (A pattern would be tried at each blank of it.) */
  static String removedFrom(String source) {
    int blank = source.indexOf(AT_LINE_END);
    if (blank < 0) {
      return source;
    }
    StringBuilder result = new StringBuilder(source.length());
    int copied = 0;
    while (blank >= 0) {
      int end = blank;
      while (end > copied && source.charAt(end - 1) == ' ') {
        end--;
      }
      result.append(source, copied, end);
      copied = blank + 1;
      blank = source.indexOf(AT_LINE_END, copied);
    }
    return result.append(source, copied, source.length()).toString();
  }
}
