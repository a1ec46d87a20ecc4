package dev.tandem.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/languages.md says which cases the tests run. Its code is checked with that of all pages. */
class LanguagesDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/languages.md");

  @Test
  void hasTheCasesThatAreRun() throws IOException {
    String shown =
        Files.readString(DOCUMENT)
            .lines()
            .dropWhile(line -> !line.equals("## Cases"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.joining("\n"));
    assertEquals(table(), shown);
  }

  @ParameterizedTest
  @EnumSource
  void explainsEachGap(Gap gap) throws IOException {
    assertTrue(Files.readString(DOCUMENT).contains("\n- **" + gap.title() + "**: "));
  }

  private static String table() {
    List<Pairing> pairings = Pairing.all();
    Stream<String> head =
        Stream.of(
            row("Case", pairings.stream().map(Pairing::title)),
            "|---|" + "---|".repeat(pairings.size()));
    Stream<String> cases = Arrays.stream(PeerCase.values()).map(each -> row(each, pairings));
    return Stream.concat(head, cases).collect(Collectors.joining("\n"));
  }

  private static String row(PeerCase each, List<Pairing> pairings) {
    return row(
        "`" + each.id() + "`",
        pairings.stream()
            .map(pairing -> Gap.of(each, pairing).map(gap -> "– " + gap.title()).orElse("passes")));
  }

  private static String row(String first, Stream<String> others) {
    return "| " + first + " | " + others.collect(Collectors.joining(" | ")) + " |";
  }
}
