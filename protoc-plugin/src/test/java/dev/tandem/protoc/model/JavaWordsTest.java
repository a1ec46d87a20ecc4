package dev.tandem.protoc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaWordsTest {

  @ParameterizedTest
  @CsvSource({
    "name, true, true",
    "_name, true, true",
    "n2, true, true",
    "record, true, false",
    "var, true, false",
    "yield, true, false",
    "sealed, true, false",
    "permits, true, false",
    "module, true, true",
    "class, false, false",
    "true, false, false",
    "null, false, false",
    "_, false, false",
    "2n, false, false",
    "'a\0b', false, false",
    "'a\u202Eb', false, false",
    "'a\uFEFF', false, false",
    "été, true, true",
    "a-b, false, false",
    "a.b, false, false",
    "'', false, false"
  })
  void names(String word, boolean isName, boolean isTypeName) {
    assertEquals(isName, JavaWords.isName(word));
    assertEquals(isTypeName, JavaWords.isTypeName(word));
  }

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a.b.C, true",
    "a..b, false",
    ".a, false",
    "a., false",
    "a.class, false",
    "a/b, false",
    "../a, false",
    "'', false"
  })
  void qualifiedNames(String text, boolean valid) {
    assertEquals(valid, JavaWords.isQualifiedName(text));
  }
}
