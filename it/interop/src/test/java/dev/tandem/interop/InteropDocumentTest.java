package dev.tandem.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/interop.md says which cases the tests of this module run. */
class InteropDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/interop.md");

  @Test
  void hasTheCasesThatAreRun() throws IOException {
    String shown =
        Files.readString(DOCUMENT)
            .lines()
            .dropWhile(line -> !line.equals("## Cases"))
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.joining("\n"));
    assertEquals(table(), shown);
  }

  private static String table() {
    List<Pairing> pairings = List.of(Pairing.values());
    Stream<String> head =
        Stream.of(
            row("Case", pairings.stream().map(Pairing::title)),
            "|---|" + "---|".repeat(pairings.size()));
    Stream<String> cases = Stream.of(InteropCase.values()).map(each -> row(each, pairings));
    return Stream.concat(head, cases).collect(Collectors.joining("\n"));
  }

  private static String row(InteropCase each, List<Pairing> pairings) {
    return row(
        "`" + each.specName() + "`",
        pairings.stream()
            .map(pairing -> each.gap(pairing).map(gap -> "– " + gap.missing()).orElse("passes")));
  }

  private static String row(String first, Stream<String> others) {
    return "| " + first + " | " + others.collect(Collectors.joining(" | ")) + " |";
  }
}
