package dev.tandem.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that docs/kubernetes.md names are here. Its code is checked with that of all pages. */
class KubernetesDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/kubernetes.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  static Stream<String> tests() throws IOException {
    List<MatchResult> names = TEST.matcher(Files.readString(DOCUMENT)).results().toList();
    return names.stream().map(name -> name.group(1));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void namesTestsThatThereAre(String name) throws ClassNotFoundException {
    Class.forName(getClass().getPackageName() + "." + name);
  }
}
