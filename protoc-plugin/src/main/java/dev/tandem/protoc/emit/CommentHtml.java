package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.CodeFence;
import dev.tandem.protoc.model.DocLink;
import dev.tandem.protoc.model.Documentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a comment into HTML: paragraphs, lists, headings, code and tables, as people write them in
 * plain text and in Markdown. What is not recognised stays a paragraph.
 */
final class CommentHtml {
  /** Deeper lists are somebody's drawing, not text. */
  private static final int MAX_DEPTH = 8;

  /** What an item's tag takes away from a line. */
  private static final int INDENT = 6;

  private final MarkdownLines lines;
  private final Map<String, DocLink> links;
  private final int depth;
  private final StringBuilder html = new StringBuilder();

  private CommentHtml(List<MarkdownLine> lines, Map<String, DocLink> links, int depth) {
    this.lines = new MarkdownLines(lines);
    this.links = links;
    this.depth = depth;
  }

  /** Returns HTML with {@code \n} between lines and none at the end; empty for no comment. */
  static String of(Documentation documentation) {
    List<MarkdownLine> lines = new ArrayList<>();
    for (String line : documentation.comment().lines().toList()) {
      lines.add(new MarkdownLine(line));
    }
    return HtmlText.withoutCommentMarks(new CommentHtml(lines, documentation.links(), 0).convert());
  }

  private String within(List<MarkdownLine> part) {
    return new CommentHtml(part, links, depth + 1).convert();
  }

  private String convert() {
    while (lines.hasNext()) {
      MarkdownLine line = lines.peek();
      if (line.isBlank() || line.isWall()) {
        lines.take();
      } else if (line.isFence()) {
        fencedCode();
      } else if (line.isIndentedCode()) {
        indentedCode();
      } else if (line.isHeading()) {
        heading(lines.take().heading());
      } else if (lines.startsTable()) {
        code(lines.takeWhile(MarkdownLine::isTableRow));
      } else if (depth < MAX_DEPTH && line.isQuote()) {
        quote();
      } else if (depth < MAX_DEPTH && line.isItem()) {
        list(line.isBullet());
      } else {
        paragraph();
      }
    }
    return html.toString();
  }

  private void paragraph() {
    List<MarkdownLine> paragraph = lines.takeParagraph();
    if (paragraph.size() == 1 && lines.peek().isUnderline()) {
      heading(paragraph.get(0).text());
    } else {
      List<String> text = new ArrayList<>();
      for (MarkdownLine line : paragraph) {
        text.add(line.text().strip());
      }
      prose(InlineHtml.of(String.join("\n", text), links));
    }
  }

  /** Sets a heading as a strong paragraph: the rank of a real one depends on what is around it. */
  private void heading(String text) {
    String words = InlineHtml.of(text.strip().replace("**", ""), links);
    if (!words.isBlank()) {
      prose("<b>" + words + "</b>");
    }
  }

  private void prose(String text) {
    if (!text.isBlank()) {
      add(Prose.fillIfBroken((html.isEmpty() ? "" : "<p>") + text.strip(), depth * INDENT));
    }
  }

  private void quote() {
    List<MarkdownLine> quoted = new ArrayList<>();
    while (lines.peek().isQuote()) {
      quoted.add(lines.take().quoted());
    }
    String quotation = within(quoted);
    if (!quotation.isEmpty()) {
      add("<blockquote>\n" + quotation + "\n</blockquote>");
    }
  }

  private void list(boolean bullets) {
    String tag = bullets ? "ul" : "ol";
    int first = lines.peek().itemNumber();
    int before = first - 1;
    StringBuilder list = new StringBuilder("<" + tag);
    list.append(first == 1 ? ">\n" : " start=\"" + first + "\">\n");
    while (lines.peek().isItem(bullets)) {
      int number = lines.peek().itemNumber();
      String item = within(lines.takeItem());
      list.append("  ").append(itemTag(number, before)).append(indented(item)).append('\n');
      lines.skipBlanksBeforeItem(bullets);
      before = number;
    }
    add(list.append("</").append(tag).append('>').toString());
  }

  /** Says an item's number where HTML would count otherwise. */
  private static String itemTag(int number, int before) {
    // Items that are all 1, or all 0, leave it to Markdown to count them.
    boolean counted = number == before + 1 || (number == before && number <= 1);
    return counted ? "<li>" : "<li value=\"" + number + "\">";
  }

  /** Lines an item up behind its tag, unless it has code, where blanks count. */
  private static String indented(String item) {
    if (item.contains("<pre>")) {
      return item;
    }
    List<String> indented = new ArrayList<>();
    for (String line : item.split("\n", -1)) {
      boolean stays = line.isEmpty() || indented.isEmpty();
      indented.add(stays ? line : " ".repeat(INDENT) + line);
    }
    return String.join("\n", indented);
  }

  private void fencedCode() {
    String fence = lines.take().fence();
    code(lines.takeWhile(line -> !CodeFence.closes(line.text(), fence)));
    if (lines.hasNext()) {
      lines.take();
    }
  }

  private void indentedCode() {
    List<MarkdownLine> code = new ArrayList<>();
    while (lines.hasNext() && (lines.peek().isBlank() || lines.peek().isIndentedCode())) {
      code.add(lines.take().unindented(MarkdownLine.CODE_INDENT));
    }
    code(code);
  }

  private void code(List<MarkdownLine> taken) {
    StringBuilder code = new StringBuilder();
    int end = 0;
    for (MarkdownLine line : taken) {
      String text = HtmlText.escape(line.text()).stripTrailing();
      // Blank lines at the edges are none of the code.
      if (!code.isEmpty() || !text.isEmpty()) {
        code.append(text).append('\n');
      }
      if (!text.isEmpty()) {
        end = code.length();
      }
    }
    if (end > 0) {
      add("<pre>\n" + code.substring(0, end) + "</pre>");
    }
  }

  private void add(String block) {
    if (!html.isEmpty()) {
      html.append("\n\n");
    }
    html.append(block);
  }
}
