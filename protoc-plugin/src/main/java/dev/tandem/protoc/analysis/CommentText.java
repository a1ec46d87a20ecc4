package dev.tandem.protoc.analysis;

import java.util.ArrayList;
import java.util.List;

/** Frees a proto's comment of what belongs to its notation, not to its text. */
final class CommentText {
  private CommentText() {}

  /** Returns the text without common indentation, blank edges, and trailing blanks of lines. */
  static String clean(String comment) {
    // protoc takes off "/*" only: of "/**" a star is left, right at the start.
    String text = comment.startsWith("*") ? " " + comment.substring(1) : comment;
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.add(line.replace("\t", "    ").stripTrailing());
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
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private static int commonIndent(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
  }
}
