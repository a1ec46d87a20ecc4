package dev.tandem.protoc.analysis;

import dev.tandem.protoc.model.CodeFence;
import java.util.ArrayList;
import java.util.List;

/** Frees a proto's comment of what belongs to its notation, or to tools, not to its text. */
final class CommentText {
  /** Google's marks around what is not for readers, such as remarks for its API linter. */
  private static final String INTERNAL = "(--";

  private static final String INTERNAL_END = "--)";

  /** What buf's linter reads. */
  private static final String LINTER = "buf:lint:";

  private CommentText() {}

  /** Returns the text without common indentation, blank edges, and trailing blanks of lines. */
  static String clean(String comment) {
    List<String> lines = new ArrayList<>();
    for (String line : withoutInternal(withoutMarks(comment)).lines().toList()) {
      String text = line.replace("\t", "    ").stripTrailing();
      if (!text.stripLeading().startsWith(LINTER)) {
        lines.add(text);
      }
    }
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return String.join("\n", unindented(lines));
  }

  private static String withoutInternal(String comment) {
    StringBuilder text = new StringBuilder();
    CodeSpans spans = new CodeSpans(comment);
    String fence = "";
    int from = 0;
    for (int start = comment.indexOf(INTERNAL);
        start >= 0;
        start = comment.indexOf(INTERNAL, from)) {
      int behind = start + INTERNAL.length();
      fence = fenceBehind(fence, comment.substring(from, start));
      boolean internal =
          fence.isEmpty() && startsInternal(comment, behind) && !spans.contain(start);
      int end = internal ? comment.indexOf(INTERNAL_END, behind) : start;
      if (end < 0) {
        break;
      }
      text.append(comment, from, internal ? start : behind);
      from = internal ? end + INTERNAL_END.length() : behind;
      if (internal || !fence.isEmpty()) {
        spans.skipTo(from);
      }
    }
    return text.append(comment.substring(from)).toString();
  }

  /** Options such as {@code (--verbose)} and code such as {@code (--i)} have no blank there. */
  private static boolean startsInternal(String comment, int behind) {
    return behind < comment.length() && Character.isWhitespace(comment.charAt(behind));
  }

  /** The marks of the block of code that is open behind some lines, or nothing. */
  private static String fenceBehind(String before, String lines) {
    String fence = before;
    for (String line : lines.lines().toList()) {
      if (fence.isEmpty()) {
        fence = CodeFence.opening(line.strip());
      } else if (CodeFence.closes(line, fence)) {
        fence = "";
      }
    }
    return fence;
  }

  /**
   * Takes off the second star of a Java-style comment, and the third slash or Doxygen's exclamation
   * mark of each line. protoc takes off two characters only, and all stars but that one.
   */
  private static String withoutMarks(String comment) {
    if (comment.startsWith("*")) {
      return isList(comment) ? comment : " " + comment.substring(1);
    }
    if (!comment.startsWith("/") && !comment.startsWith("!")) {
      return comment;
    }
    List<String> lines = comment.lines().toList();
    char mark = comment.charAt(0);
    boolean all = mark == '/' && allHaveSlash(lines);
    if (!all && !hasMark(lines.get(0), mark)) {
      return comment;
    }
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      text.add(all || hasMark(line, mark) ? line.substring(1) : line);
    }
    return String.join("\n", text);
  }

  private static boolean allHaveSlash(List<String> lines) {
    for (String line : lines) {
      if (!line.startsWith("/")) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line has a mark that is not the start of a word, such as that of a path. */
  private static boolean hasMark(String line, char mark) {
    return !line.isEmpty()
        && line.charAt(0) == mark
        && (line.length() == 1 || Character.isWhitespace(line.charAt(1)));
  }

  /**
   * Whether the first star is an item's: protoc takes those off that Java-style lines start with.
   */
  private static boolean isList(String comment) {
    return comment.startsWith("* ") && comment.contains("\n* ");
  }

  private static List<String> unindented(List<String> lines) {
    int indent = commonIndent(lines);
    List<String> unindented = new ArrayList<>();
    for (String line : lines) {
      unindented.add(line.isEmpty() ? line : line.substring(indent));
    }
    return unindented;
  }

  private static int commonIndent(List<String> lines) {
    int common = Integer.MAX_VALUE;
    for (String line : lines) {
      if (!line.isEmpty()) {
        common = Math.min(common, line.length() - line.stripLeading().length());
      }
    }
    return common == Integer.MAX_VALUE ? 0 : common;
  }
}
