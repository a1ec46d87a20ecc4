package dev.tandem.protoc.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTextTest {

  @Test
  void indentationThatAllLinesHaveIsTakenOff() {
    assertEquals("One.\n\n  - two\nThree.", CommentText.clean(" One.\n\n   - two\n Three.\n"));
  }

  @Test
  void lineEndsAreUnified() {
    assertEquals("a\nb\nc", CommentText.clean(" a\r\n b\r c\r\n"));
  }

  @Test
  void blankEdgesAndTrailingBlanksGo() {
    assertEquals("a\n\nb", CommentText.clean("\n  \n a  \n\t\n b\n \n"));
    assertEquals("", CommentText.clean(""));
    assertEquals("", CommentText.clean(" \n \n"));
  }

  @Test
  void theSecondStarOfAJavaStyleCommentGoes() {
    assertEquals("Doc.", CommentText.clean("* Doc. "));
    assertEquals("Doc.\n  - a", CommentText.clean("*\n Doc.\n   - a\n"));
  }

  @Test
  void theStarOfAnItemStays() {
    assertEquals("* one\n* two", CommentText.clean(" * one\n * two\n"));
    assertEquals("* one\n  more\n* two", CommentText.clean("* one\n  more\n* two\n"));
  }

  @Test
  void tabsAreFourBlanks() {
    assertEquals("a\n    b", CommentText.clean("\ta\n\t\tb\n"));
  }

  @Test
  void theThirdSlashOfEachLineGoes() {
    assertEquals("a\n\nb", CommentText.clean("/ a\n/\n/ b\n"));
    assertEquals("a\nb", CommentText.clean("/a\n/b\n"));
    assertEquals("/", CommentText.clean(" /\n"));
  }

  @Test
  void aLineOfTwoSlashesIsNoneOfThree() {
    assertEquals("a\nb\n\nc", CommentText.clean("/ a\n b\n/\n/ c\n"));
    assertEquals("/v1/a\n b", CommentText.clean("/v1/a\n b\n"));
  }

  @Test
  void doxygensExclamationMarkGoes() {
    assertEquals("a\n\nb", CommentText.clean("! a\n!\n! b\n"));
    assertEquals("a\nb", CommentText.clean("!\n a\n b\n"));
    assertEquals("a", CommentText.clean("! a "));
    assertEquals("!a", CommentText.clean("!a"));
    assertEquals("! a", CommentText.clean(" ! a\n"));
  }

  @Test
  void whatIsForToolsGoes() {
    assertEquals("a  b", CommentText.clean(" a (-- api-linter: x\n y --) b\n"));
    assertEquals("a\nb", CommentText.clean(" a\n buf:lint:ignore X\n b\n"));
    assertEquals("", CommentText.clean(" (-- x --)\n (-- y --)"));
    assertEquals("a (-- b", CommentText.clean(" a (-- b\n"));
  }

  @Test
  void whatOnlyLooksLikeARemarkStays() {
    for (String text :
        List.of(
            "Flags (--verbose) and others (--quiet --).",
            "for (--i; i--) {}",
            "Written as `(-- text --)`.",
            "Written as `x (-- text --) y`, or ``a ` (-- b --)``.",
            "Wrapped: `x\n(-- text --)`.",
            "`a` and `(-- ` start it, `--)` ends it.",
            "```\nx = (-- i) + (j--);\n```\ny",
            "````\n```\n(-- x --)\n````",
            "1. a\n\n       ~~~\n       (-- x --)\n       ~~~")) {
      assertEquals(text, CommentText.clean(text));
    }
    assertEquals("```\n(-- x --)\n```\n b", CommentText.clean("```\n(-- x --)\n```\n(-- y --) b"));
    assertEquals("(--a)  b", CommentText.clean("(--a) (--\n x --) b"));
  }

  @Test
  void aRemarkBesideCodeGoes() {
    assertEquals("`a`  `b`", CommentText.clean("`a` (-- x --) `b`"));
    assertEquals("`a\n\n b`", CommentText.clean("`a\n\n(-- x --) b`"));
    assertEquals("a  `b`", CommentText.clean("a (-- see `x --) `b`"));
    assertEquals("`a", CommentText.clean("`a (-- x --)"));
    assertEquals("```\n`\n```\n`", CommentText.clean("```\n`\n```\n(-- x --)`"));
  }

  @Test
  void manyRemarksTakeNoLonger() {
    for (String remark : List.of("(-- x --) (--y) ``` a\n", "`a (-- x `", "` (-- x --)\n\n")) {
      assertTrue(CommentText.clean(remark.repeat(20_000) + "end").endsWith("end"));
    }
  }
}
