package dev.tandem.protoc.model;

/** The lines around a block of code in a comment: three or more backticks or tildes. */
public final class CodeFence {
  private static final int MAX_INDENT = 3;
  private static final int MIN_MARKS = 3;

  private CodeFence() {}

  /**
   * The marks of a line that opens a block.
   *
   * @param line any line
   * @return all of its backticks or tildes, or nothing if it opens no block
   */
  public static String opening(String line) {
    int start = endOfRun(line, 0, ' ');
    if (start > MAX_INDENT || (!line.startsWith("`", start) && !line.startsWith("~", start))) {
      return "";
    }
    int end = endOfRun(line, start, line.charAt(start));
    // With another backtick it is code within a line.
    boolean opens = end - start >= MIN_MARKS && line.indexOf('`', end) < 0;
    return opens ? line.substring(start, end) : "";
  }

  private static int endOfRun(String line, int start, char mark) {
    int end = start;
    while (end < line.length() && line.charAt(end) == mark) {
      end++;
    }
    return end;
  }

  /**
   * Whether a line closes a block. One with text behind its marks, or with fewer of them, is code.
   *
   * @param line a line of the block
   * @param opening the marks that opened it
   * @return whether it has no less of the same marks and nothing else
   */
  public static boolean closes(String line, String opening) {
    String marks = line.strip();
    return marks.startsWith(opening) && marks.replace(opening.substring(0, 1), "").isEmpty();
  }
}
