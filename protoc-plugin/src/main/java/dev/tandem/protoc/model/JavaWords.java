package dev.tandem.protoc.model;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** What Java's grammar allows as a name. */
public final class JavaWords {
  /** Words that are names elsewhere, but may not name a type (JLS 3.9). */
  private static final Set<String> NOT_FOR_TYPES =
      Set.of("var", "yield", "record", "sealed", "permits");

  private JavaWords() {}

  /**
   * Whether a word is a keyword or a literal, so never a name.
   *
   * @param word any text
   * @return true for words such as {@code class}, {@code null} and {@code _}
   */
  public static boolean isReserved(String word) {
    return SourceVersion.isKeyword(word, SourceVersion.RELEASE_17);
  }

  /**
   * Whether a word can name a method or a package's part.
   *
   * @param word any text
   * @return false if it is reserved or has a character that no name may have, or that Java allows
   *     and nobody can see, such as NUL
   */
  public static boolean isName(String word) {
    return SourceVersion.isIdentifier(word) && !hasInvisible(word) && !isReserved(word);
  }

  private static boolean hasInvisible(String word) {
    for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
      if (Character.isIdentifierIgnorable(word.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a word can name a type.
   *
   * @param word any text
   * @return false if it is not a name, or one like {@code record}
   */
  public static boolean isTypeName(String word) {
    return isName(word) && !NOT_FOR_TYPES.contains(word);
  }

  /**
   * Whether a word that protos take as a name can't name a type. It is quicker than {@link
   * #isTypeName}, and enough for what has plain letters, digits and underscores only.
   *
   * @param word a name in a proto
   * @return true for words such as {@code class} and {@code record}
   */
  public static boolean isReservedForTypes(String word) {
    return isReserved(word) || NOT_FOR_TYPES.contains(word);
  }

  /**
   * Whether a text is names joined by dots.
   *
   * @param text any text
   * @return true for {@code java.util.List} and for {@code List}
   */
  public static boolean isQualifiedName(String text) {
    for (String part : text.split("\\.", -1)) {
      if (!isName(part)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a text is made of plain letters, digits and underscores, so that it can end a name.
   *
   * @param text any text
   * @return false also for the empty text
   */
  public static boolean isIdentifierPart(String text) {
    return text.matches("[A-Za-z0-9_]+");
  }
}
