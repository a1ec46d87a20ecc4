package dev.tandem.protoc.testing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source in memory, for the tools of the JDK. */
final class SourceFile extends SimpleJavaFileObject {
  private final String text;

  private SourceFile(String path, String text) throws URISyntaxException {
    super(new URI("mem", "", "/" + path, null), Kind.SOURCE);
    this.text = text;
  }

  /** Makes files of texts by path. */
  static List<JavaFileObject> all(Map<String, String> sources) {
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach(
        (path, text) -> {
          try {
            files.add(new SourceFile(path, text));
          } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
          }
        });
    return files;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
