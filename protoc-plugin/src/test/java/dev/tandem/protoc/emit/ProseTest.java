package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProseTest {
  private static final String TEN = "ten chars ";

  @Test
  void linesAreFilledUpToTheWidth() {
    assertEquals(TEN.repeat(9) + "ten\n" + "chars", Prose.fill(TEN.repeat(10)));
  }

  @Test
  void tagsStayTogether() {
    assertEquals(
        TEN.repeat(9).strip() + "\n{@code a b}.", Prose.fill(TEN.repeat(9) + "{@code a b}."));
  }

  @Test
  void shortLinesStayAsTheyAre() {
    assertEquals("two  blanks", Prose.wrapIfLong("two  blanks"));
  }

  @Test
  void longWordsGetALineOfTheirOwn() {
    String word = "w".repeat(120);
    assertEquals("a\n" + word + "\nb", Prose.wrapIfLong("a " + word + " b"));
  }
}
