package dev.tandem.protoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.protoc.testing.Javac;
import dev.tandem.protoc.testing.Javadoc;
import dev.tandem.protoc.testing.Messages;
import dev.tandem.protoc.testing.Protoc;
import dev.tandem.protoc.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the javadoc tool makes of the comments of all samples. */
class JavadocTest {
  @TempDir Path pages;

  @Test
  void noSampleHasAWarning() throws IOException {
    var request = Protoc.request(Samples.GOOD, Samples.protos(Samples.GOOD), "");
    Map<String, String> sources = Samples.sources(Generator.generate(request));
    assertEquals("", Javadoc.run(sources, pages, Messages.CLASSES));

    String links = page("com/example/hazards/comment_links/CommentLinks.html");
    assertTrue(links.contains("<a href=\"Shelf.Board.html\"") || links.contains("Shelf.Board"));
    assertTrue(links.contains("href=\"#getBook(com.example.hazards.comment_links.Shelf)\""), links);
    assertTrue(
        links.contains("<a href=\"https://example.com/a_(b)?x=1&amp;y=2#z\">the manual</a>"));
  }

  private String page(String name) throws IOException {
    return Files.readString(pages.resolve(name));
  }

  /** Else the tests would pass whatever the comments are. */
  @Test
  void theChecksAreOnForPrivateMembersToo() {
    Map<String, String> wrong =
        Map.of(
            "p/P.java",
            """
            package p;
            /** Fine. */
            final class P {
              /** {@link NoSuchClass} */
              private P() {}
              /** {@link P#nothing} */
              private int one;
              /** <p> */
              private int two;
              private int three;
            }
            """);
    String javadoc = Javadoc.run(wrong, pages, Messages.CLASSES);
    String javac = Javac.compile(wrong, pages, List.of(), Javac.STRICT);
    for (int line : List.of(4, 6, 8, 10)) {
      assertTrue(javadoc.contains("P.java:" + line + ": "), javadoc);
      assertTrue(javac.contains("P.java:" + line + ": "), javac);
    }
  }
}
