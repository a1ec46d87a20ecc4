package dev.tandem.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares docs/migration.md with the plugins that it is about, and with the projects that were
 * moved.
 */
class MigrationIT {
  private static final Path PROJECT = Path.of("..", "..");
  private static final Path PEERS = Path.of(System.getProperty("drivers.peers"));

  /**
   * Goals that make no Java, and those that do the same for tests, have parameters of their own.
   */
  private static final String GOALS = "compile|compile-custom|run|generate";

  @ParameterizedTest
  @ValueSource(strings = {"xolstice", "os72", "ascopes"})
  void everyParameterOfTheirsHasARow(String peer) throws IOException {
    Set<String> expected = MavenPlugin.parameters(PEERS.resolve(peer + ".jar"), GOALS);
    assertEquals(expected, namesInColumn(1, section(peer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xolstice", "os72", "ascopes"})
  void everyParameterOfOursExists(String peer) throws IOException {
    Set<String> unknown = namesInColumn(2, section(peer));
    assertTrue(unknown.size() > 5);
    unknown.removeAll(MavenPlugin.parametersOfOurs());
    assertEquals(Set.of(), unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xolstice", "os72", "ascopes"})
  void theProjectsAreConfiguredAsShown(String peer) throws IOException {
    List<String> shown =
        Pattern.compile("(?ms)^```xml\n(.*?)^```$")
            .matcher(section(peer))
            .results()
            .map((MatchResult block) -> comparable(block.group(1)))
            .toList();
    assertEquals(2, shown.size());
    Path project = PROJECT.resolve("it/maven/src/it/migrated-from-" + peer);
    assertContains(comparable(Files.readString(project.resolve("before.xml"))), shown.get(0));
    assertContains(comparable(Files.readString(project.resolve("pom.xml"))), shown.get(1));
  }

  private static void assertContains(String whole, String part) {
    assertTrue(whole.contains(part), () -> part + "\nis not in\n" + whole);
  }

  /** Without indentation, and without the versions, which the projects share. */
  private static String comparable(String xml) {
    return xml.replaceAll("(?m)^ +", "")
        .replaceAll("<version>.*</version>\n", "")
        .replace("@protobuf.version@", "4.36.2");
  }

  private static String section(String peer) throws IOException {
    String text = Files.readString(PROJECT.resolve("docs/migration.md"));
    int start = text.indexOf("\n## From " + peer);
    assertTrue(start >= 0, peer);
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  /** What is in code font there and could be the name of a parameter. */
  private static Set<String> namesInColumn(int column, String section) {
    Set<String> names = new TreeSet<>();
    for (String line : section.lines().filter(each -> each.startsWith("| `")).toList()) {
      Pattern.compile("`([a-z]\\w+)`")
          .matcher(line.split(" \\| ")[column - 1])
          .results()
          .forEach(name -> names.add(name.group(1)));
    }
    return names;
  }
}
