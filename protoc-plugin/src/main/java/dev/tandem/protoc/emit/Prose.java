package dev.tandem.protoc.emit;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines; JavaPoet does not wrap within Javadoc. */
final class Prose {
  /** What is left of 100 columns behind the indentation and the star. */
  static final int WIDTH = 95;

  private Prose() {}

  /**
   * Leaves the lines of a paragraph as its author broke them, unless one is too long, or has become
   * shorter by a link.
   */
  static String fillIfBroken(String paragraph, int indent) {
    return fits(paragraph, indent) && !paragraph.contains("{@link")
        ? paragraph
        : fill(paragraph, indent);
  }

  private static boolean fits(String paragraph, int indent) {
    for (String line : paragraph.lines().toList()) {
      if (line.length() > WIDTH - indent) {
        return false;
      }
    }
    return true;
  }

  /** Fills lines greedily. The text ends without a line end. */
  static String fill(String sentence) {
    return fill(sentence, 0);
  }

  private static String fill(String sentence, int indent) {
    StringBuilder filled = new StringBuilder();
    int column = 0;
    for (String word : words(sentence)) {
      if (column > 0 && column + 1 + word.length() > WIDTH - indent) {
        filled.append('\n');
        column = 0;
      } else if (column > 0) {
        filled.append(' ');
        column++;
      }
      filled.append(word);
      column += word.length();
    }
    return filled.toString();
  }

  /** Splits at blanks, but not within a Javadoc tag. (A pattern would recurse for each letter.) */
  private static List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    int start = 0;
    boolean inTag = false;
    for (int i = 0; i <= sentence.length(); i++) {
      boolean end = i == sentence.length();
      if (end || (!inTag && Character.isWhitespace(sentence.charAt(i)))) {
        if (i > start) {
          words.add(sentence.substring(start, i));
        }
        start = i + 1;
      } else if (sentence.charAt(i) == '{' && sentence.startsWith("@", i + 1)) {
        inTag = true;
      } else if (sentence.charAt(i) == '}') {
        inTag = false;
      }
    }
    return words;
  }
}
