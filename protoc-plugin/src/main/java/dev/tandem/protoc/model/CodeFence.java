package dev.tandem.protoc.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines around a block of code in a comment: three or more backticks or tildes. */
public final class CodeFence {
  private static final Pattern OPENING = Pattern.compile(" {0,3}(```+|~~~+)[^`]*");

  private CodeFence() {}

  /**
   * The marks of a line that opens a block.
   *
   * @param line any line
   * @return all of its backticks or tildes, or nothing if it opens no block
   */
  public static String opening(String line) {
    Matcher opening = OPENING.matcher(line);
    return opening.matches() ? opening.group(1) : "";
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
