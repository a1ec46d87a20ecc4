package dev.tandem.protoc.emit;

/**
 * Backslashes that take a character's meaning away, as in {@code snake\_case}.
 *
 * <p>Many comments have backslashes that mean themselves, and without them paths and patterns would
 * be wrong. So all those of a word stay unless each is before one of {@code * _ [ ] ` < #} and none
 * is behind a colon or a quotation mark ({@code C:\_temp}, {@code '\*'}), and if the word has what
 * only patterns have: {@code ^ $ + |} or {@code .*}.
 */
final class MarkdownEscapes {
  private static final String ESCAPED = "*_[]`<#";

  private MarkdownEscapes() {}

  /** Returns the end of the word around a position. */
  static int wordEnd(String text, int position) {
    int end = position;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether the backslashes of a word are escapes; it is asked for the first of them. */
  static boolean areIn(String text, int backslash, int wordEnd) {
    int start = backslash;
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    for (int i = start; i < wordEnd; i++) {
      char next = i + 1 < wordEnd ? text.charAt(i + 1) : ' ';
      boolean wrong =
          switch (text.charAt(i)) {
            case '\\' -> ESCAPED.indexOf(next) < 0;
            case ':', '\'', '"' -> next == '\\';
            case '.' -> next == '*';
            case '^', '$', '+', '|' -> true;
            default -> false;
          };
      if (wrong) {
        return false;
      }
    }
    return true;
  }
}
