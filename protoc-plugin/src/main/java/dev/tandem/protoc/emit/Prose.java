package dev.tandem.protoc.emit;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines; JavaPoet does not wrap within Javadoc. */
final class Prose {
  /** What is left of 100 columns behind the indentation and the star. */
  private static final int WIDTH = 95;

  private Prose() {}

  /** Leaves a line as it is unless it is too long. */
  static String wrapIfLong(String line) {
    return line.length() > WIDTH ? fill(line) : line;
  }

  /** Fills lines greedily. The text ends without a line end. */
  static String fill(String sentence) {
    StringBuilder filled = new StringBuilder();
    int column = 0;
    for (String word : words(sentence)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
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
      } else if (sentence.startsWith("{@", i)) {
        inTag = true;
      } else if (sentence.charAt(i) == '}') {
        inTag = false;
      }
    }
    return words;
  }
}
