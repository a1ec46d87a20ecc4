package dev.tandem.protoc.random;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Comments with everything that hurts in Javadoc or in Java. */
final class NastyComments {
  private static final List<String> PIECES =
      List.of(
          "*/",
          "/*",
          "/**",
          "\\u002a/",
          "\\u",
          "\\uuuu000a",
          "\\\\u0041",
          "\\",
          "$",
          "$L",
          "$$",
          "$T",
          "@",
          "@param x",
          "@deprecated",
          "@see",
          "{@code",
          "{@code x}",
          "{@link Foo}",
          "{@",
          "{",
          "}",
          "{@literal }",
          "{@snippet}",
          "<",
          ">",
          "<p>",
          "</p>",
          "<b>",
          "<script>",
          "<!--",
          "-->",
          "&",
          "&amp;",
          "&#0;",
          "&nosuch;",
          "\"",
          "'",
          "`code`",
          "```",
          "%",
          "%s",
          "\t",
          "\r",
          "\f",
          "\u0001",
          "\u000b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\u202e",
          "\ud83d\ude00",
          "ä",
          "[Foo][a.b.Foo]",
          "[]",
          "http://a.b/c?d=e&f",
          "- item",
          "* item",
          "1. one",
          "# Title",
          "```java",
          "    code",
          "word",
          "Gets it.",
          "a.b.c",
          "//",
          "=====",
          "|a|b|",
          "~~~",
          "***",
          "");

  private NastyComments() {}

  /** A comment as a proto has it, with its marks and a line end. */
  static String comment(Dice dice) {
    List<String> lines = IntStream.rangeClosed(0, dice.below(4)).mapToObj(i -> line(dice)).toList();
    String text = String.join("\n", lines);
    if (dice.chance(50) || text.contains("*/") || text.contains("/*") || text.startsWith("/")) {
      return lines.stream().map(line -> "//" + line + "\n").collect(Collectors.joining());
    }
    return (dice.chance(50) ? "/**" : "/*") + text + (dice.chance(50) ? "\n" : " ") + "*/\n";
  }

  private static String line(Dice dice) {
    return IntStream.rangeClosed(0, dice.below(4))
        .mapToObj(i -> dice.pick(PIECES))
        .collect(Collectors.joining(dice.chance(70) ? " " : "", dice.chance(80) ? " " : "", ""));
  }
}
