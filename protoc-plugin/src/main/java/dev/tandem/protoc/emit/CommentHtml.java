package dev.tandem.protoc.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns a comment into HTML: paragraphs, lists and blocks of code, as people write them in plain
 * text and in Markdown. What is not recognised stays a paragraph.
 */
final class CommentHtml {
  private static final Pattern ITEM = Pattern.compile("( {0,3})([-*+]|\\d{1,9}[.)]) +(?=\\S)");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+)[^`]*");
  private static final String CODE_INDENT = "    ";

  /** Deeper lists are somebody's drawing, not text. */
  private static final int MAX_DEPTH = 8;

  private final List<String> lines;
  private final int depth;
  private final StringBuilder html = new StringBuilder();
  private int next;

  private CommentHtml(List<String> lines, int depth) {
    this.lines = lines;
    this.depth = depth;
  }

  /** Returns HTML with {@code \n} between lines and none at the end; empty for no comment. */
  static String of(String comment) {
    return of(List.of(comment.split("\n", -1)), 0);
  }

  private static String of(List<String> lines, int depth) {
    CommentHtml block = new CommentHtml(lines, depth);
    block.convert();
    return block.html.toString();
  }

  private void convert() {
    while (next < lines.size()) {
      String line = lines.get(next);
      if (line.isBlank()) {
        next++;
      } else if (isFence(line)) {
        fencedCode();
      } else if (line.startsWith(CODE_INDENT)) {
        indentedCode();
      } else if (depth < MAX_DEPTH && ITEM.matcher(line).lookingAt()) {
        list();
      } else {
        paragraph();
      }
    }
  }

  private void paragraph() {
    List<String> text = new ArrayList<>();
    do {
      text.add(lines.get(next++).strip());
    } while (next < lines.size() && continuesParagraph(lines.get(next)));
    String prose =
        HtmlText.ofProse(String.join("\n", text))
            .lines()
            .map(Prose::wrapIfLong)
            .collect(Collectors.joining("\n"))
            .strip();
    if (!prose.isEmpty()) {
      add(html.isEmpty() ? prose : "<p>" + prose);
    }
  }

  private static boolean continuesParagraph(String line) {
    return !line.isBlank() && !isFence(line) && !interruptsParagraph(line);
  }

  /** A number at the start of a line of prose is mostly just a number. */
  private static boolean interruptsParagraph(String line) {
    Matcher item = ITEM.matcher(line);
    return item.lookingAt() && (isBullet(item.group(2)) || item.group(2).matches("1[.)]"));
  }

  private void list() {
    boolean bullets = isBullet(marker(lines.get(next)));
    String tag = bullets ? "ul" : "ol";
    StringBuilder list = new StringBuilder("<" + tag + ">\n");
    while (next < lines.size() && isItem(lines.get(next), bullets)) {
      list.append("  <li>").append(indented(of(item(), depth + 1))).append('\n');
      skipBlankBefore(bullets);
    }
    add(list.append("</").append(tag).append('>').toString());
  }

  /** Lines an item up behind its tag, unless it has code, where blanks count. */
  private static String indented(String item) {
    return item.contains("<pre>") ? item : item.replaceAll("\n(?=.)", "\n      ");
  }

  /** Takes one item: its first line without the marker, and all that is indented as far. */
  private List<String> item() {
    Matcher marker = ITEM.matcher(lines.get(next));
    marker.lookingAt();
    int indent = marker.end();
    List<String> item = new ArrayList<>();
    item.add(lines.get(next++).substring(indent));
    while (next < lines.size()) {
      String line = lines.get(next);
      int lineIndent = line.length() - line.stripLeading().length();
      if (line.isBlank() || lineIndent >= indent) {
        item.add(line.substring(Math.min(indent, lineIndent)));
      } else if (!item.get(item.size() - 1).isBlank() && continuesItem(line)) {
        item.add(line.stripLeading());
      } else {
        break;
      }
      next++;
    }
    return item;
  }

  /** Whether a line that is not indented as far as the item's text belongs to it all the same. */
  private static boolean continuesItem(String line) {
    return continuesParagraph(line) && !ITEM.matcher(line).lookingAt();
  }

  /** Lets a list go on after blank lines if there is another item. */
  private void skipBlankBefore(boolean bullets) {
    int ahead = next;
    while (ahead < lines.size() && lines.get(ahead).isBlank()) {
      ahead++;
    }
    if (ahead < lines.size() && isItem(lines.get(ahead), bullets)) {
      next = ahead;
    }
  }

  private void fencedCode() {
    String fence = lines.get(next++).strip();
    String end = fence.substring(0, 3);
    List<String> code = new ArrayList<>();
    while (next < lines.size() && !lines.get(next).strip().startsWith(end)) {
      code.add(lines.get(next++));
    }
    next++;
    addCode(code);
  }

  private void indentedCode() {
    List<String> code = new ArrayList<>();
    while (next < lines.size()
        && (lines.get(next).isBlank() || lines.get(next).startsWith(CODE_INDENT))) {
      String line = lines.get(next++);
      code.add(line.isBlank() ? "" : line.substring(CODE_INDENT.length()));
    }
    addCode(code);
  }

  private void addCode(List<String> code) {
    String text =
        code.stream()
            .map(line -> HtmlText.escape(line).stripTrailing())
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

  private static boolean isFence(String line) {
    return FENCE.matcher(line).matches();
  }

  private static boolean isItem(String line, boolean bullets) {
    Matcher item = ITEM.matcher(line);
    return item.lookingAt() && isBullet(item.group(2)) == bullets;
  }

  private static String marker(String line) {
    Matcher item = ITEM.matcher(line);
    return item.lookingAt() ? item.group(2) : "";
  }

  private static boolean isBullet(String marker) {
    return "-*+".contains(marker);
  }
}
