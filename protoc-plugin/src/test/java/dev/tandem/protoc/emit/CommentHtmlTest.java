package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.model.Documentation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentHtmlTest {
  private record Case(String name, String comment, String html) {}

  private static final List<Case> CASES =
      List.of(
          new Case("nothing", "", ""),
          new Case("one line", "Finds a user.", "Finds a user."),
          new Case("lines stay", "One\ntwo.", "One\ntwo."),
          new Case("paragraphs", "One.\n\n\nTwo.", "One.\n\n<p>Two."),
          new Case("code in a line", "See `a.B` now.", "See {@code a.B} now."),
          new Case("code to escape", "`List<T>`", "<code>List&lt;T&gt;</code>"),
          new Case("code with braces", "`{x`", "<code>{x</code>"),
          new Case("code in two backticks", "``a ` b``", "<code>a ` b</code>"),
          new Case("backtick alone", "a ` b", "a ` b"),
          new Case(
              "bullets",
              "Kinds:\n- a\n- b\n  more",
              "Kinds:\n\n<ul>\n  <li>a\n  <li>b\n      more\n</ul>"),
          new Case("lazy item", "- a\nmore", "<ul>\n  <li>a\n      more\n</ul>"),
          new Case("list then text", "* a\n\nText.", "<ul>\n  <li>a\n</ul>\n\n<p>Text."),
          new Case("loose list", "- a\n\n- b", "<ul>\n  <li>a\n  <li>b\n</ul>"),
          new Case("numbers", "1. a\n2) b", "<ol>\n  <li>a\n  <li>b\n</ol>"),
          new Case("later start", "3. a\n4. b", "<ol start=\"3\">\n  <li>a\n  <li>b\n</ol>"),
          new Case("start at zero", "0. a\n1. b", "<ol start=\"0\">\n  <li>a\n  <li>b\n</ol>"),
          new Case(
              "numbers with gaps",
              "200. a\n404. b\n405. c",
              "<ol start=\"200\">\n  <li>a\n  <li value=\"404\">b\n  <li>c\n</ol>"),
          new Case(
              "numbers that start again",
              "1. a\n2. b\n1. c",
              "<ol>\n  <li>a\n  <li>b\n  <li value=\"1\">c\n</ol>"),
          new Case(
              "same number twice",
              "7. a\n7. b",
              "<ol start=\"7\">\n  <li>a\n  <li value=\"7\">b\n</ol>"),
          new Case(
              "numbers left to Markdown",
              "1. a\n1. b\n1. c",
              "<ol>\n  <li>a\n  <li>b\n  <li>c\n</ol>"),
          new Case(
              "steps around code",
              "1. a\n```\nx\n```\n2. b",
              "<ol>\n  <li>a\n</ol>\n\n<pre>\nx\n</pre>\n\n<ol start=\"2\">\n  <li>b\n</ol>"),
          new Case("year", "2024. Yes.", "<ol start=\"2024\">\n  <li>Yes.\n</ol>"),
          new Case("year, not an item", "In\n2024. Yes.", "In\n2024. Yes."),
          new Case(
              "two kinds of list", "- a\n1. b", "<ul>\n  <li>a\n</ul>\n\n<ol>\n  <li>b\n</ol>"),
          new Case("dash, not an item", "a - b\n-c", "a - b\n-c"),
          new Case(
              "indented code", "Do:\n\n    a < b\n      c", "Do:\n\n<pre>\na &lt; b\n  c\n</pre>"),
          new Case("continued line, not code", "Do:\n    this", "Do:\nthis"),
          new Case("fence", "```\nx\n\n  y\n```\nz", "<pre>\nx\n\n  y\n</pre>\n\n<p>z"),
          new Case("unclosed fence", "~~~sh\nx", "<pre>\nx\n</pre>"),
          new Case(
              "text behind the closing marks is code",
              "```\nx\n``` y\n```\nz",
              "<pre>\nx\n``` y\n</pre>\n\n<p>z"),
          new Case(
              "fence in a longer fence", "````md\n```\nx\n```\n````", "<pre>\n```\nx\n```\n</pre>"),
          new Case("longer closing fence", "```\nx\n  `````\ny", "<pre>\nx\n</pre>\n\n<p>y"),
          new Case("fences of two kinds", "~~~\n```\n~~~~", "<pre>\n```\n</pre>"),
          new Case("empty fence", "```\n```", ""),
          new Case("end of comment", "*/ class X {}", "*&#47; class X {}"),
          new Case("start of comment", "/* /**", "&#47;* &#47;**"),
          new Case("end across a control", "*\u0001/", "*&#47;"),
          new Case("end across nothing", "a*`\u0001`/ b*<>/", "a*&#47; b*&lt;&gt;/"),
          new Case("end across strong nothing", "*_**\u0001**/", "*_/"),
          new Case("end in code", "```\n*\u200B/\n```", "<pre>\n*&#47;\n</pre>"),
          new Case("unicode escape", "\\u002a", "&#92;u002a"),
          new Case("tags", "@param x {@code", "&#64;param x {&#64;code"),
          new Case("html", "<b>&amp;", "&lt;b&gt;&amp;amp;"),
          new Case("dollars", "$T $L $$", "$T $L $$"),
          new Case("controls", "a\u0000\u0007\u001a\u007fb\u202ec", "abc"),
          new Case("only controls", "\u0001", ""),
          new Case("emoji", "\uD83D\uDE80", "\uD83D\uDE80"),
          new Case("heading", "# One\ntwo", "<b>One</b>\n\n<p>two"),
          new Case("closed heading", "One\n## Two **x** ##", "One\n\n<p><b>Two x</b>"),
          new Case("underlined heading", "One\n===\ntwo", "<b>One</b>\n\n<p>two"),
          new Case("hashtag, no heading", "#one\n#", "#one\n#"),
          new Case("empty heading", "# \u0001", ""),
          new Case("walls", "*****\none\n- - -\ntwo", "one\n\n<p>two"),
          new Case("walls only", "====\n***", ""),
          new Case("wall below two lines", "one\ntwo\n----", "one\ntwo"),
          new Case("quotation", "> a\n>b\n\nc", "<blockquote>\na\nb\n</blockquote>\n\n<p>c"),
          new Case(
              "quotation right behind text",
              "a:\n> b\n> c",
              "a:\n\n<blockquote>\nb\nc\n</blockquote>"),
          new Case(
              "quotation right behind an item",
              "- a.\n> b",
              "<ul>\n  <li>a.\n</ul>\n\n<blockquote>\nb\n</blockquote>"),
          new Case(
              "quotation in an item",
              "- a?\n  > b",
              "<ul>\n  <li>a?\n\n      <blockquote>\n      b\n      </blockquote>\n</ul>"),
          new Case("wrapped comparison", "If a is\n> b then.", "If a is\n&gt; b then."),
          new Case(
              "comparisons",
              "Is:\n> 5.\n> x.\n>= y.\nEnd.\n>= z",
              "Is:\n&gt; 5.\n&gt; x.\n&gt;= y.\nEnd.\n&gt;= z"),
          new Case("empty quotation", "> \n>", ""),
          new Case(
              "table", "a\n|b|c|\n|-|-|\n|<|>|", "a\n\n<pre>\n|b|c|\n|-|-|\n|&lt;|&gt;|\n</pre>"),
          new Case("bars, no table", "a | b\nc | d", "a | b\nc | d"),
          new Case(
              "nested lists",
              "- a\n  1. b\n     * c",
              "<ul>\n"
                  + "  <li>a\n\n"
                  + "      <ol>\n"
                  + "        <li>b\n\n"
                  + "            <ul>\n"
                  + "              <li>c\n"
                  + "            </ul>\n"
                  + "      </ol>\n"
                  + "</ul>"));

  private static String html(String comment) {
    return CommentHtml.of(new Documentation(comment, false));
  }

  @TestFactory
  Stream<DynamicTest> becomesHtml() {
    return CASES.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(c.name(), () -> assertEquals(c.html(), html(c.comment()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ",
        "1. ",
        "a`",
        "` ",
        "{",
        "w",
        "x ",
        "*/",
        "    ",
        "\n- ",
        "```\n",
        "[",
        "[a][",
        "[a](http://",
        "<http://",
        "**a ",
        "** ",
        "> ",
        ".\n> a",
        "\\*",
        "|",
        "#",
        "(--",
        "\n# "
      })
  void lengthDoesNotMatter(String part) {
    String html = html(part.repeat(20_000) + "end");
    assertFalse(html.contains("*/"));
    assertTrue(html.contains("end"), part);
  }
}
