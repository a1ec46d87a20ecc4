package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.protoc.model.DocLink;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InlineHtmlTest {
  private record Case(String name, String text, String html) {}

  private static final Map<String, DocLink> LINKS =
      Map.of(
          "p.Book", new DocLink("Book", "Book"),
          "p.Shelf.Board", new DocLink("com.example.Shelf.Board", "Shelf.Board"),
          "p.Library.Get", new DocLink("Library#get", "Library.get"),
          "p.Book.title", new DocLink("Book", "Book.title"));

  private static final List<Case> CASES =
      List.of(
          new Case("message", "a [Book][p.Book] b", "a {@link Book} b"),
          new Case("name only", "[p.Book][]", "{@link Book}"),
          new Case("name as code", "[`p.Book`][]", "{@link Book}"),
          new Case("other name", "[Tome][p.Book]", "{@link Book Tome}"),
          new Case("plural", "[Book][p.Book]s", "{@link Book}s"),
          new Case("words", "[a\n book][p.Book]", "{@linkplain Book a book}"),
          new Case("words to escape", "[{a} */][p.Book]", "{@linkplain Book &#123;a&#125; */}"),
          new Case("invisible words", "[\u0001][p.Book]", "{@linkplain Book }"),
          new Case("nested", "[Board][p.Shelf.Board]", "{@link com.example.Shelf.Board Board}"),
          new Case("nested name", "[p.Shelf.Board][]", "{@link com.example.Shelf.Board}"),
          new Case("rpc", "[Get][p.Library.Get]", "{@link Library#get Get}"),
          new Case("rpc's name", "[p.Library.Get][]", "{@link Library#get Library.get}"),
          new Case("field", "[p.Book.title][]", "{@link Book Book.title}"),
          new Case("unknown", "[Pen][p.Pen]", "{@code Pen}"),
          new Case("unknown name", "[p.Pen][]", "{@code p.Pen}"),
          new Case("unknown, in words", "[a pen][p.Pen]", "a pen"),
          new Case("no name", "[see][1] [a][b]", "[see][1] [a][b]"),
          new Case("index", "m[p.Book][p.Book]", "m[p.Book][p.Book]"),
          new Case("in code", "`[Book][p.Book]`", "{@code [Book][p.Book]}"),
          new Case(
              "address", "[a <b>](https://x.y/z)", "<a href=\"https://x.y/z\">a &lt;b&gt;</a>"),
          new Case(
              "address to escape",
              "[a](http://x.y/*/@'?a=1&b=%20)",
              "<a href=\"http://x.y/%2A/%40%27?a=1&amp;b=%20\">a</a>"),
          new Case(
              "parentheses", "([a](http://x.y/b_(c)))", "(<a href=\"http://x.y/b_(c)\">a</a>)"),
          new Case("picture", "![a](http://x.y/z.png)", "<a href=\"http://x.y/z.png\">a</a>"),
          new Case(
              "joined emoji",
              "\uD83D\uDC69\u200D\uD83D\uDE80\u200E",
              "\uD83D\uDC69\u200D\uD83D\uDE80"),
          new Case("plain address", "<https://x.y>", "<a href=\"https://x.y\">https://x.y</a>"),
          new Case("bare address", "https://x.y", "https://x.y"),
          new Case("bad address", "[a](http://x.y/%)", "[a](http://x.y/%)"),
          new Case("no host", "<http://:80/>", "&lt;http://:80/&gt;"),
          new Case("stray marks", "a ! b * c [ d ` e !", "a ! b * c [ d ` e !"),
          new Case("code behind stray marks", "`` a [!`b`", "`` a [!{@code b}"),
          new Case("marks side by side", "`a`**b**<c>", "{@code a}<b>b</b>&lt;c&gt;"),
          new Case("script", "[a](javascript:x)", "[a](javascript:x)"),
          new Case("strong", "**a `b` [Book][p.Book]**", "<b>a {@code b} {@link Book}</b>"),
          new Case("not strong", "2**3 ** 4, **a", "2**3 ** 4, **a"),
          new Case("escapes", "\\* a \\_ b\\_c \\#1 \\<b> \\`d\\`", "* a _ b_c #1 &lt;b&gt; `d`"),
          new Case("escaped link", "\\[x\\](http://a.b)", "[x](http://a.b)"),
          new Case("escaped reference", "\\[Book\\][p.Book]", "[Book][p.Book]"),
          new Case("escaped, not strong", "\\*\\*a\\*\\*", "**a**"),
          new Case("escape in strong words", "**a\\_b**", "<b>a_b</b>"),
          new Case(
              "no escape in code", "`\\*` \\* `\\_`", "<code>&#92;*</code> * <code>&#92;_</code>"),
          new Case(
              "paths",
              "C:\\_temp \\\\host\\_a b\\c\\_d",
              "C:&#92;_temp &#92;&#92;host&#92;_a b&#92;c&#92;_d"),
          new Case(
              "patterns",
              "\\. \\d+\\* ^\\[a\\]$ .*\\* \\[a\\]+ \\[|\\] '\\*' \\",
              "&#92;. &#92;d+&#92;* ^&#92;[a&#92;]$ .*&#92;* &#92;[a&#92;]+ &#92;[|&#92;] '&#92;*'"
                  + " &#92;"),
          new Case(
              "backslash-u",
              "\\u002a \\\\*u002a \\*\\u002a",
              "&#92;u002a &#92;&#92;*u002a &#92;*&#92;u002a"),
          new Case("nothing strong", "a**\u0001**b", "ab"));

  @TestFactory
  Stream<DynamicTest> becomesHtml() {
    return CASES.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(), () -> assertEquals(c.html(), InlineHtml.of(c.text(), LINKS))));
  }
}
