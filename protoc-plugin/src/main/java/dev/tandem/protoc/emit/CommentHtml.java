package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.CodeFence;
import dev.tandem.protoc.model.DocLink;
import dev.tandem.protoc.model.Documentation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private CommentHtml(Stream<MarkdownLine> lines, Map<String, DocLink> links, int depth) {
    this.lines = new MarkdownLines(lines.toList());
    this.links = links;
    this.depth = depth;
  }

  /** Returns HTML with {@code \n} between lines and none at the end; empty for no comment. */
  static String of(Documentation documentation) {
    Stream<MarkdownLine> lines = documentation.comment().lines().map(MarkdownLine::new);
    return HtmlText.withoutCommentMarks(new CommentHtml(lines, documentation.links(), 0).convert());
  }

  private String within(Stream<MarkdownLine> part) {
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
        code(lines.takeWhile(MarkdownLine::isTableRow).stream());
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
      String text =
          paragraph.stream().map(line -> line.text().strip()).collect(Collectors.joining("\n"));
      prose(InlineHtml.of(text, links));
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
    String quoted =
        within(lines.takeWhile(MarkdownLine::isQuote).stream().map(MarkdownLine::quoted));
    if (!quoted.isEmpty()) {
      add("<blockquote>\n" + quoted + "\n</blockquote>");
    }
  }

  private void list(boolean bullets) {
    String tag = bullets ? "ul" : "ol";
    Predicate<MarkdownLine> isItem = line -> line.isItem() && line.isBullet() == bullets;
    int first = lines.peek().itemNumber();
    int before = first - 1;
    StringBuilder list = new StringBuilder("<" + tag);
    list.append(first == 1 ? ">\n" : " start=\"" + first + "\">\n");
    while (isItem.test(lines.peek())) {
      int number = lines.peek().itemNumber();
      String item = within(lines.takeItem().stream());
      list.append("  ").append(itemTag(number, before)).append(indented(item)).append('\n');
      lines.skipBlanksBefore(isItem);
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
    return item.contains("<pre>") ? item : item.replaceAll("\n(?=.)", "\n" + " ".repeat(INDENT));
  }

  private void fencedCode() {
    String fence = lines.take().fence();
    code(lines.takeWhile(line -> !CodeFence.closes(line.text(), fence)).stream());
    if (lines.hasNext()) {
      lines.take();
    }
  }

  private void indentedCode() {
    code(
        lines.takeWhile(line -> line.isBlank() || line.isIndentedCode()).stream()
            .map(line -> line.unindented(MarkdownLine.CODE_INDENT)));
  }

  private void code(Stream<MarkdownLine> code) {
    String text =
        code.map(line -> HtmlText.escape(line.text()).stripTrailing())
            .collect(Collectors.joining("\n"))
            .replaceAll("^\n+|\n+$", "");
    if (!text.isBlank()) {
      add("<pre>\n" + text + "\n</pre>");
    }
  }

  private void add(String block) {
    if (!html.isEmpty()) {
      html.append("\n\n");
    }
    html.append(block);
  }
}
