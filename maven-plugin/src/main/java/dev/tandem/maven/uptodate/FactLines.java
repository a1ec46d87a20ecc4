package dev.tandem.maven.uptodate;

import java.io.IOException;

/** Facts as text: one line each, with tabs between kind, name, stamp and content. */
final class FactLines {
  private FactLines() {}

  static String format(Fingerprint fingerprint) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Fact fact : fingerprint.all()) {
      // In this order: a stamp is worth something only if the content is known.
      String content = fact.content();
      String stamp = content.equals(FileFact.UNKNOWN) ? "" : fact.stamp();
      text.append(fact.kind().name()).append('\t').append(escape(fact.name())).append('\t');
      text.append(stamp).append('\t').append(escape(content)).append('\n');
    }
    return text.toString();
  }

  /** The opposite, for a part of a text that has passed a check for damage. */
  static Fingerprint parse(String text, int from, int to) {
    Fingerprint fingerprint = new Fingerprint();
    int line = from;
    while (line < to) {
      int kind = text.indexOf('\t', line);
      int name = text.indexOf('\t', kind + 1);
      int stamp = text.indexOf('\t', name + 1);
      int end = text.indexOf('\n', stamp + 1);
      fingerprint.add(
          new KnownFact(
              Kind.valueOf(text.substring(line, kind)),
              unescape(text.substring(kind + 1, name)),
              text.substring(name + 1, stamp),
              unescape(text.substring(stamp + 1, end))));
      line = end + 1;
    }
    return fingerprint;
  }

  // Names of files and values of options can have any character.
  private static String escape(String text) {
    boolean plain = text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0;
    return plain ? text : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c = text.charAt(i) == 't' ? '\t' : text.charAt(i) == 'n' ? '\n' : '\\';
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
