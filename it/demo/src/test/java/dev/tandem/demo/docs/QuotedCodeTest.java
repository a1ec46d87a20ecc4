package dev.tandem.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages that quote the examples of a module show what is there, but for the indentation: those
 * examples are compiled and run by their own tests.
 */
class QuotedCodeTest {
  /** Commands and their output are no code of ours. */
  private static final List<String> LANGUAGES =
      List.of("java", "proto", "xml", "yaml", "properties", "js", "ts", "python", "go", "sql");

  @TestFactory
  Stream<DynamicTest> everyBlockIsInASource() {
    return Documents.EXAMPLES.keySet().stream().map(page -> dynamicTest(page, () -> check(page)));
  }

  private static void check(String page) {
    List<String> sources = new ArrayList<>();
    for (String folder : Documents.EXAMPLES.get(page)) {
      for (Path file : Documents.list(Documents.PROJECT.resolve(folder), "")) {
        if (Files.isRegularFile(file)) {
          sources.add(withoutIndentation(Documents.read(file)));
        }
      }
    }
    List<String> blocks = new ArrayList<>();
    for (String language : LANGUAGES) {
      blocks.addAll(Documents.blocks(Documents.PROJECT.resolve("docs").resolve(page), language));
    }
    assertFalse(blocks.isEmpty(), "the page quotes something");
    List<String> invented =
        blocks.stream()
            .filter(block -> sources.stream().noneMatch(source -> contains(source, block)))
            .toList();
    assertEquals(List.of(), invented, "blocks of docs/" + page + " that no source has");
  }

  /** A line of dots stands for what is left out. */
  private static boolean contains(String source, String block) {
    int from = 0;
    for (String part : withoutIndentation(block).split("(?m)^(?://|#) \\.\\.\\.\\n?")) {
      int at = source.indexOf(part.strip(), from);
      if (at < 0) {
        return false;
      }
      from = at + part.strip().length();
    }
    return true;
  }

  private static String withoutIndentation(String text) {
    return text.replaceAll("(?m)^[ \\t]+", "");
  }
}
