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
  void linesThatFitStayAsTheyAre() {
    assertEquals("two  blanks\nand", Prose.fillIfBroken("two  blanks\nand", 0));
    assertEquals(
        "a\n" + TEN.repeat(9).strip(), Prose.fillIfBroken("a\n" + TEN.repeat(9).strip(), 6));
  }

  @Test
  void oneLongLineMakesAllLinesNew() {
    assertEquals(
        "a " + TEN.repeat(9) + "ten\nchars b",
        Prose.fillIfBroken("a\n" + TEN.repeat(10) + "\nb", 0));
  }

  @Test
  void longWordsGetALineOfTheirOwn() {
    String word = "w".repeat(120);
    assertEquals("a\n" + word + "\nb", Prose.fillIfBroken("a " + word + " b", 0));
  }

  @Test
  void linksMakeLinesNew() {
    assertEquals("a {@link B} c", Prose.fillIfBroken("a\n{@link B}\nc", 0));
  }
}
