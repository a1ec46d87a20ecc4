package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show of a pom is in the pom of a project that is built by a test. */
class QuotedPomsTest {
  @ParameterizedTest
  @CsvSource({"maven.md, it/maven/src/it, <", "drivers.md, it/lite, <dependency>"})
  void everyBlockIsInAPom(String page, String projects, String start) {
    List<String> poms =
        Documents.list(Documents.PROJECT.resolve(projects), "pom.xml").stream()
            .map(pom -> comparable(Documents.read(pom)))
            .toList();
    Path document = Documents.PROJECT.resolve("docs").resolve(page);
    List<String> blocks =
        Documents.blocks(document, "xml").stream()
            .filter(block -> block.startsWith(start))
            .map(QuotedPomsTest::comparable)
            .toList();
    assertFalse(blocks.isEmpty(), page);
    List<String> invented =
        blocks.stream()
            .filter(block -> poms.stream().noneMatch(pom -> pom.contains(block)))
            .toList();
    assertEquals(List.of(), invented, "blocks of docs/" + page + " that no pom has");
  }

  /** Without indentation, and without versions, which those projects share. */
  private static String comparable(String xml) {
    return xml.replaceAll("(?m)^ +", "").replaceAll("<version>.*</version>\n", "");
  }
}
