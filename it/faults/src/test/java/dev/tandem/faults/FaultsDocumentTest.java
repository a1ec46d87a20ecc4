package dev.tandem.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md names all tests of this module, and no other. */
class FaultsDocumentTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

  @Test
  void theTableNamesTheTests() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    Matcher names = NAME.matcher(Files.readString(Path.of("../../docs/faults.md")));
    while (names.find()) {
      named.add(names.group(1));
    }
    assertEquals(tests(), named);
  }

  private static TreeSet<String> tests() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/tandem/faults"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java") && !name.startsWith("FaultsDocument"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
