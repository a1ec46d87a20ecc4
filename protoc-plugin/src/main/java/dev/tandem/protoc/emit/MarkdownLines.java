package dev.tandem.protoc.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a comment or of a part of it, taken one after the other. */
final class MarkdownLines {
  private static final MarkdownLine END = new MarkdownLine("");

  private final List<MarkdownLine> lines;
  private int next;

  MarkdownLines(List<MarkdownLine> lines) {
    this.lines = lines;
  }

  boolean hasNext() {
    return next < lines.size();
  }

  /** The next line, or a blank one at the end. */
  MarkdownLine peek() {
    return peek(0);
  }

  private MarkdownLine peek(int ahead) {
    return next + ahead < lines.size() ? lines.get(next + ahead) : END;
  }

  MarkdownLine take() {
    return lines.get(next++);
  }

  List<MarkdownLine> takeWhile(Predicate<MarkdownLine> wanted) {
    List<MarkdownLine> taken = new ArrayList<>();
    while (hasNext() && wanted.test(peek())) {
      taken.add(take());
    }
    return taken;
  }

  /** Takes a line, and those after it that belong to the same paragraph. */
  List<MarkdownLine> takeParagraph() {
    List<MarkdownLine> paragraph = new ArrayList<>();
    do {
      paragraph.add(take());
    } while (hasNext() && continues(paragraph.get(paragraph.size() - 1)));
    return paragraph;
  }

  /** Takes one item: its first line without the marker, and all that is indented as far. */
  List<MarkdownLine> takeItem() {
    int indent = peek().itemIndent();
    List<MarkdownLine> item = new ArrayList<>();
    item.add(take().itemText());
    while (hasNext()) {
      MarkdownLine before = item.get(item.size() - 1);
      boolean lazy = !before.isBlank() && continues(before) && !peek().isItem();
      if (!peek().isBlank() && peek().indent() < indent && !lazy) {
        break;
      }
      item.add(take().unindented(indent));
    }
    return item;
  }

  /** Lets a list go on after blank lines if there is another item. */
  void skipBlanksBeforeItem(boolean bullet) {
    int blanks = 0;
    while (next + blanks < lines.size() && peek(blanks).isBlank()) {
      blanks++;
    }
    if (peek(blanks).isItem(bullet)) {
      next += blanks;
    }
  }

  boolean startsTable() {
    return peek().isTableRow() && peek(1).isTableRule();
  }

  /** Whether the next line belongs to the paragraph of the line before it. */
  private boolean continues(MarkdownLine before) {
    return !peek().interruptsParagraph() && !peek().isQuoteBehind(before) && !startsTable();
  }
}
