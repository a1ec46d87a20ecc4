package dev.tandem.protoc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailingBlanksTest {

  @ParameterizedTest
  @CsvSource({
    "'int a;\n', 'int a;\n'",
    "'int a = \n    1;\n', 'int a =\n    1;\n'",
    "'a   \n  b \n \n\n', 'a\n  b\n\n\n'",
    "'  \n', '\n'",
    "'a b ', 'a b '",
  })
  void areRemovedFromTheEndsOfLines(String source, String expected) {
    assertEquals(expected, TrailingBlanks.removedFrom(source));
  }
}
