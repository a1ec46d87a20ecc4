package dev.tandem.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/processes.md quotes this module's sources, and names its tests. */
class DocumentTest {
  private static final Path PAGE = Path.of("../../docs/processes.md");
  private static final Pattern CODE =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String withoutIndentation(String text) {
    return text.replaceAll("(?m)^[ \\t]+", "").strip();
  }

  @Test
  void eachBlockIsInASource() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path file : sources("src/main/java")) {
      sources.add(withoutIndentation(Files.readString(file)));
    }
    List<String> blocks =
        CODE.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
    assertEquals(3, blocks.size());
    for (String block : blocks) {
      assertTrue(
          sources.stream().anyMatch(source -> source.contains(withoutIndentation(block))), block);
    }
  }

  @Test
  void theTestsOfTheFaultsAreNamed() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    Matcher names = TEST.matcher(Files.readString(PAGE));
    while (names.find()) {
      named.add(names.group(1));
    }
    TreeSet<String> tests =
        sources("src/test/java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .filter(name -> name.endsWith("Test") && !name.equals("DocumentTest"))
            .collect(Collectors.toCollection(TreeSet::new));
    tests.addAll(List.of("DefinitionTest", "TransportTest")); // Those of the runtime.
    assertEquals(tests, named);
  }
}
