package dev.tandem.protoc.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    for (String line : withoutMarks(withoutInternal(comment)).split("\r\n|\r|\n", -1)) {
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
    int indent = commonIndent(lines);
    return lines.stream()
        .map(line -> line.isEmpty() ? line : line.substring(indent))
        .collect(Collectors.joining("\n"));
  }

  private static String withoutInternal(String comment) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int start = comment.indexOf(INTERNAL);
        start >= 0;
        start = comment.indexOf(INTERNAL, from)) {
      int end = comment.indexOf(INTERNAL_END, start + INTERNAL.length());
      if (end < 0) {
        break;
      }
      text.append(comment, from, start);
      from = end + INTERNAL_END.length();
    }
    return text.append(comment.substring(from)).toString();
  }

  /**
   * Takes off the second star of a Java-style comment, and the third slash of each line. protoc
   * takes off two characters only, and all stars but that one.
   */
  private static String withoutMarks(String comment) {
    if (comment.startsWith("*")) {
      return " " + comment.substring(1);
    }
    boolean threeSlashes = comment.lines().allMatch(line -> line.startsWith("/"));
    return threeSlashes
        ? comment.lines().map(line -> line.substring(1)).collect(Collectors.joining("\n"))
        : comment;
  }

  private static int commonIndent(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
  }
}
