package dev.tandem.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names of generated files")
class GeneratedFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"A.java", "com/acme/A.java", "com/..a/b...java", "größe/Ä.java", "a b/C.java"})
  void allowed(String name) throws IOException {
    GeneratedFiles files = new GeneratedFiles();
    files.add(name, new byte[0]);
    assertEquals(1, files.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../A.java",
        "a/../../A.java",
        "a/..",
        "..",
        ".",
        "./A.java",
        "a//A.java",
        "a/",
        "C:/A.java",
        "C:A.java",
        "..\\A.java",
        "a\\..\\..\\A.java",
        "\\\\host\\share",
        "a\u0000"
      })
  void refused(String name) {
    IOException e =
        assertThrows(IOException.class, () -> new GeneratedFiles().add(name, new byte[0]));
    assertTrue(e.getMessage().contains("'" + name + "'"), e.getMessage());
  }

  @Test
  @DisplayName("are given once")
  void twice() throws IOException {
    GeneratedFiles files = new GeneratedFiles();
    files.add("A.java", new byte[0]);
    IOException e = assertThrows(IOException.class, () -> files.add("A.java", new byte[0]));
    assertEquals("two generators made A.java", e.getMessage());
  }
}
