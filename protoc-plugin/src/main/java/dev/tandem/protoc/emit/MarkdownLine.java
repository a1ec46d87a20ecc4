package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.CodeFence;

/** One line of a comment, and what it starts, as Markdown and habit have it. */
record MarkdownLine(String text) {
  /** How far code is indented. */
  static final int CODE_INDENT = 4;

  boolean isBlank() {
    return text.isBlank();
  }

  int indent() {
    int indent = 0;
    while (indent < text.length() && Character.isWhitespace(text.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  /** Whether it starts with one of some characters. Asked first: patterns take their time. */
  private boolean startsWithOneOf(String characters) {
    int indent = indent();
    return indent < text.length() && characters.indexOf(text.charAt(indent)) >= 0;
  }

  /** Takes off blanks, but no more than there are. */
  MarkdownLine unindented(int blanks) {
    return new MarkdownLine(text.substring(Math.min(blanks, indent())));
  }

  /** The text of an item behind its marker. */
  MarkdownLine itemText() {
    return new MarkdownLine(text.substring(itemIndent()));
  }

  boolean isFence() {
    return startsWithOneOf("`~") && !fence().isEmpty();
  }

  /** The marks of a fence, which close it again; nothing for another line. */
  String fence() {
    return CodeFence.opening(text);
  }

  boolean isIndentedCode() {
    return !isBlank() && indent() >= CODE_INDENT;
  }

  boolean isQuote() {
    return text.startsWith(">");
  }

  /**
   * Whether it is a quotation although there is text right before it. A comparison that was wrapped
   * is none: {@code > 5} stands within a sentence, or says how much.
   */
  boolean isQuoteBehind(MarkdownLine before) {
    if (!isQuote() || before.isQuote() || !before.endsWithOneOf(":.?!")) {
      return false;
    }
    String quoted = text.substring(1).stripLeading();
    return quoted.isEmpty() || "0123456789=".indexOf(quoted.charAt(0)) < 0;
  }

  private boolean endsWithOneOf(String characters) {
    return !text.isEmpty() && characters.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  MarkdownLine quoted() {
    return new MarkdownLine(text.substring(text.startsWith("> ") ? 2 : 1));
  }

  boolean isHeading() {
    return startsWithOneOf("#") && MarkdownHeading.isOne(text);
  }

  /** The words of a heading. */
  String heading() {
    return MarkdownHeading.words(text);
  }

  /** Whether it makes the line before it a heading. */
  boolean isUnderline() {
    return (text.contains("===") || text.contains("---")) && MarkdownHeading.isUnderline(text);
  }

  /** Whether it only divides, such as {@code ****} or {@code - - -}. */
  boolean isWall() {
    if (!startsWithOneOf("*-_=#/+")) {
      return false;
    }
    String marks = text.replace(" ", "");
    return marks.length() >= 3 && marks.replace(marks.substring(0, 1), "").isEmpty();
  }

  boolean isTableRow() {
    return text.contains("|");
  }

  /** Whether it stands between the head and the body of a table. */
  boolean isTableRule() {
    return text.contains("|") && text.contains("-") && hasOnly(" |:-");
  }

  private boolean hasOnly(String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  boolean isItem() {
    return startsWithOneOf("*-+0123456789") && !isWall() && itemIndent() > 0;
  }

  /** Whether it is an item of a list with bullets, or of one with numbers. */
  boolean isItem(boolean bullet) {
    return isItem() && isBullet() == bullet;
  }

  /** Whether it is an item with a bullet, not with a number. */
  boolean isBullet() {
    return isItem() && "-*+".contains(marker());
  }

  /** The number of an item; 1 for one with a bullet. */
  int itemNumber() {
    int start = indent();
    int end = start;
    while (Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == start ? 1 : Integer.parseInt(text, start, end, 10);
  }

  /** The column of an item's text, or 0 if it is none. */
  int itemIndent() {
    return ItemMarker.textBehind(text);
  }

  /** A number at the start of a line of prose is mostly just a number. */
  boolean interruptsParagraph() {
    return isBlank()
        || isFence()
        || isWall()
        || isHeading()
        || isBullet()
        || (isItem() && ItemMarker.isFirst(marker()));
  }

  private String marker() {
    return ItemMarker.of(text);
  }
}
