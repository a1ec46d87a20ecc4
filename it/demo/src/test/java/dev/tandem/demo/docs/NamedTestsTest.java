package dev.tandem.demo.docs;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents say which test shows what they claim. */
class NamedTestsTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final List<String> MODULES =
      List.of("runtime", "testing", "protoc-plugin", "maven-plugin", "it");

  @Test
  void theTestsThatAreNamedExist() {
    Set<String> tests =
        MODULES.stream()
            .flatMap(module -> Documents.list(Documents.PROJECT.resolve(module), ".java").stream())
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(toSet());
    Set<String> missing =
        Documents.all().stream()
            .flatMap(NamedTestsTest::namedIn)
            .filter(name -> !tests.contains(name.substring(name.indexOf(' ') + 1)))
            .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  private static Stream<String> namedIn(Path document) {
    return NAME.matcher(Documents.read(document))
        .results()
        .map(name -> document.getFileName() + " " + name.group(1));
  }
}
