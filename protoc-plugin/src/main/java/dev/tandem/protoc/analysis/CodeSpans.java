package dev.tandem.protoc.analysis;

import dev.tandem.protoc.model.CodeFence;

/**
 * The code between backticks in a comment: as many at its end as at its start, within a paragraph.
 * It is asked from the front to the back.
 */
final class CodeSpans {
  private final String text;
  private int next;

  CodeSpans(String text) {
    this.text = text;
  }

  /** Leaves out what is before a position: a span neither starts there nor goes on from there. */
  void skipTo(int position) {
    next = position;
  }

  /** Whether a position is within code. */
  boolean contain(int position) {
    while (true) {
      int start = text.indexOf('`', next);
      if (start < 0 || start > position) {
        return false;
      }
      int behind = behindTicks(start);
      int end = end(behind, behind - start);
      if (end > position) {
        return true;
      }
      next = Math.max(end, behind);
    }
  }

  /** Finds where as many backticks end as the span starts with; -1 if the paragraph has none. */
  private int end(int from, int ticks) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '`') {
        int behind = behindTicks(i);
        if (behind - i == ticks) {
          return behind;
        }
        i = behind - 1;
      } else if (text.charAt(i) == '\n' && endsParagraph(i + 1)) {
        return -1;
      }
    }
    return -1;
  }

  private int behindTicks(int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) == '`') {
      i++;
    }
    return i;
  }

  private boolean endsParagraph(int start) {
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end).strip();
    return line.isEmpty() || !CodeFence.opening(line).isEmpty();
  }
}
