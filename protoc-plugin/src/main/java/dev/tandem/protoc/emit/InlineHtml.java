package dev.tandem.protoc.emit;

import dev.tandem.protoc.model.DocLink;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what people write within a paragraph into HTML: code, links, and strong words. */
final class InlineHtml {
  /** Code between backticks: as many at its end as at its start. */
  private static final String CODE =
      "(?<!`)(?<ticks>`+)(?!`)(?<code>(?s:.+?))(?<!`)\\k<ticks>(?!`)";

  /** Addresses may have parentheses within, as those of Wikipedia do. */
  private static final String ADDRESS =
      "https?://[\\w.~:/?#!$&=+,;'*@%-]+(?:\\([\\w.-]*\\)[\\w.~:/?#!$&=+,;'*@%-]*){0,3}";

  private static final String LINK =
      "(?<!\\w)!?\\[(?<words>[^\\[\\]]{1,300})\\]\\((?<address>" + ADDRESS + ")\\)";

  private static final String AUTOLINK = "<(?<plain>" + ADDRESS + ")>";

  private static final String STRONG = "\\*\\*(?=\\S)(?<strong>[^*]{1,300})(?<=\\S)\\*\\*";

  private static final Pattern MARKUP =
      Pattern.compile(String.join("|", CODE, DocLink.REFERENCE.pattern(), LINK, AUTOLINK, STRONG));

  /** What reads as a name, so that it is set as code. */
  private static final Pattern NAME = Pattern.compile("[\\w.$#/]+(\\(\\))?");

  private final Map<String, DocLink> links;

  private InlineHtml(Map<String, DocLink> links) {
    this.links = links;
  }

  /** Escapes all that is not recognised. Lines stay as they are, but for those within a link. */
  static String of(String text, Map<String, DocLink> links) {
    return new InlineHtml(links).convert(text);
  }

  private String convert(String text) {
    StringBuilder html = new StringBuilder();
    // The pattern also looks at what is before the region.
    Matcher markup = MARKUP.matcher(text).useTransparentBounds(true);
    int end = 0;
    int start = nextMark(text, 0);
    int wordEnd = 0;
    boolean escapes = false;
    while (start < text.length()) {
      if (text.charAt(start) == '\\') {
        if (start >= wordEnd) {
          wordEnd = MarkdownEscapes.wordEnd(text, start);
          escapes = MarkdownEscapes.areIn(text, start, wordEnd);
        }
        if (escapes) {
          html.append(HtmlText.escape(text.substring(end, start)));
          end = start + 1;
        }
        start = nextMark(text, escapes ? start + 2 : start + 1);
      } else if (markup.region(start, text.length()).lookingAt()) {
        html.append(HtmlText.escape(text.substring(end, start))).append(convert(markup));
        end = markup.end();
        start = nextMark(text, end);
      } else {
        start = nextMark(text, start + 1);
      }
    }
    return html.append(HtmlText.escape(text.substring(end))).toString();
  }

  /** Where markup may start: to try the pattern at every letter takes much longer. */
  private static int nextMark(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '`', '[', '!', '<', '*', '\\' -> {
          return i;
        }
        default -> {}
      }
    }
    return text.length();
  }

  private String convert(Matcher markup) {
    if (markup.group("code") != null) {
      return HtmlText.code(markup.group("code"));
    }
    if (markup.group("text") != null) {
      return reference(markup);
    }
    if (markup.group("address") != null) {
      return link(markup.group("address"), markup.group("words"), markup.group());
    }
    if (markup.group("plain") != null) {
      return link(markup.group("plain"), markup.group("plain"), markup.group());
    }
    String strong = convert(markup.group("strong"));
    return strong.isBlank() ? "" : "<b>" + strong + "</b>";
  }

  private String reference(Matcher markup) {
    String words = oneLine(markup.group("text"));
    DocLink link = links.get(DocLink.name(markup));
    String name = markup.group("name");
    if (link != null) {
      return tag(link, name.isEmpty() || words.isEmpty() ? link.text() : words);
    }
    if (NAME.matcher(words).matches() && (name.isEmpty() || name.contains("."))) {
      return HtmlText.code(words);
    }
    return HtmlText.escape(name.contains(".") ? words : markup.group());
  }

  private static String tag(DocLink link, String words) {
    if (words.equals(link.text()) && link.reference().endsWith(words)) {
      return "{@link " + link.reference() + "}";
    }
    String tag = NAME.matcher(words).matches() ? "link" : "linkplain";
    return "{@" + tag + " " + link.reference() + " " + inTag(words) + "}";
  }

  private static String link(String address, String words, String markup) {
    String target = target(address);
    String label = HtmlText.escape(oneLine(words));
    return target.isEmpty() || label.isBlank()
        ? HtmlText.escape(markup)
        : "<a href=\"" + target + "\">" + label + "</a>";
  }

  /** Makes an address an attribute's value, or nothing if doclint would not take it. */
  private static String target(String address) {
    String encoded = address.replace("@", "%40").replace("*", "%2A").replace("'", "%27");
    try {
      return new URI(encoded).getHost() == null ? "" : encoded.replace("&", "&amp;");
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static String oneLine(String words) {
    return words.replace("`", "").replaceAll("\\s+", " ").strip();
  }

  private static String inTag(String words) {
    return HtmlText.escape(words).replace("{", "&#123;").replace("}", "&#125;");
  }
}
